package io.github.compactvec.jackson;

import io.github.compactvec.parity.ManyElementsContract;

class ManyElementsTest extends ManyElementsContract {
    ManyElementsTest() {
        super(Jackson2.INSTANCE);
    }
}
