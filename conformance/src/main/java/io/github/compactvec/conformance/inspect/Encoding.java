package io.github.compactvec.conformance.inspect;

/** What an array of integers can be written as. */
enum Encoding {
    /** Without white space. */
    JSON("JSON") {
        @Override
        long bytes(ArrayTally array) {
            long commas = Math.max(0, array.count() - 1);
            return 2 + commas + array.decimal();
        }
    },

    /** Every number in its shortest form. */
    MESSAGE_PACK("MessagePack") {
        @Override
        long bytes(ArrayTally array) {
            long count = array.count();
            return (count < 16 ? 1 : count < 1 << 16 ? 3 : 5) + array.messagePack();
        }
    },

    /** As Kryo writes {@code int[]} and {@code long[]} unless told otherwise. */
    KRYO_ARRAY("Kryo array") {
        @Override
        long bytes(ArrayTally array) {
            return kryoLength(array) + array.zigzag();
        }
    },

    /** The packed form of the vectors: the length, a header, and fixed-width bytes or varints. */
    KRYO_PACKED("Kryo packed") {
        @Override
        long bytes(ArrayTally array) {
            if (array.count() == 0) {
                return kryoLength(array);
            }
            long varints = array.isSigned() ? array.zigzag() : array.varint();
            return kryoLength(array) + 1 + Math.min(array.width() * array.count(), varints);
        }
    };

    private final String label;

    Encoding(String label) {
        this.label = label;
    }

    /** Its name in reports. */
    String label() {
        return label;
    }

    /** Bytes of the array by itself. */
    abstract long bytes(ArrayTally array);

    /** The length goes as a varint, one more than it is because 0 stands for null. */
    private static int kryoLength(ArrayTally array) {
        return ElementSizes.varint(array.count() + 1);
    }
}
