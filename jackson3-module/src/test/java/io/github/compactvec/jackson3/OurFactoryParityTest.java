package io.github.compactvec.jackson3;

import io.github.compactvec.parity.JsonReadingContract;

class OurFactoryParityTest extends JsonReadingContract {
    OurFactoryParityTest() {
        super(Jackson3.WITH_OUR_FACTORY);
    }
}
