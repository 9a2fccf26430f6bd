package io.github.compactvec.jackson3;

import io.github.compactvec.parity.ParityTest;

class Jackson3ParityTest extends ParityTest {
    Jackson3ParityTest() {
        super(Jackson3.INSTANCE);
    }
}
