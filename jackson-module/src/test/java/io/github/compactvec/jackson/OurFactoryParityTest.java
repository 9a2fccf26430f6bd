package io.github.compactvec.jackson;

import io.github.compactvec.parity.JsonReadingContract;

class OurFactoryParityTest extends JsonReadingContract {
    OurFactoryParityTest() {
        super(Jackson2.WITH_OUR_FACTORY);
    }
}
