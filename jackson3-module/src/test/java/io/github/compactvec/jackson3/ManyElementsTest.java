package io.github.compactvec.jackson3;

import io.github.compactvec.parity.ManyElementsContract;

class ManyElementsTest extends ManyElementsContract {
    ManyElementsTest() {
        super(Jackson3.INSTANCE);
    }
}
