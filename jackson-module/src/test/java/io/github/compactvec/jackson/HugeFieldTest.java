package io.github.compactvec.jackson;

import io.github.compactvec.parity.HugeFieldContract;

class HugeFieldTest extends HugeFieldContract {
    HugeFieldTest() {
        super(HugeField.class);
    }
}
