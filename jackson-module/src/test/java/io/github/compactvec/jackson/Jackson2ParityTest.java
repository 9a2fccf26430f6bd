package io.github.compactvec.jackson;

import io.github.compactvec.parity.ParityTest;

class Jackson2ParityTest extends ParityTest {
    Jackson2ParityTest() {
        super(Jackson2.INSTANCE);
    }
}
