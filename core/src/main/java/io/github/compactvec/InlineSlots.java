package io.github.compactvec;

import org.jspecify.annotations.Nullable;

/**
 * The classes of small vectors, which are fields and little else. Each has the slots of the class it extends, and as
 * many again, so slot {@code i} is one and the same field in every class that has it, and {@link SmallStorage} reaches
 * it by one piece of code for them all. Slot 0, which they all have, lies there. The last two classes store to their own
 * slots themselves, by methods called for slots that there are; they answer true.
 *
 * <p>A cast to one of them is a comparison or two, because HotSpot keeps the first eight superclasses of a class,
 * {@code Object} being the first, where they are found by their depth. {@link Of8} is the eighth; {@link Of16} need not
 * be found, as nothing extends it. One level more, and casts would search, and write to memory that all threads share.
 */
final class InlineSlots {
    private InlineSlots() {}

    static final class Of1<E extends @Nullable Object> extends SmallVec<E> {
        private static final long serialVersionUID = 1;
    }

    static sealed class Of2<E extends @Nullable Object> extends SmallVec<E> permits Of4 {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot1;

        Of2() {}

        Of2(int size, @Nullable Object slot0, @Nullable Object slot1) {
            super(size, slot0);
            this.slot1 = slot1;
        }

        @Override
        void moveSlotsTo(@Nullable Object[] array) {
            super.moveSlotsTo(array);
            array[1] = slot1;
            slot1 = null;
        }
    }

    static sealed class Of4<E extends @Nullable Object> extends Of2<E> permits Of8 {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot2;
        transient @Nullable Object slot3;

        Of4() {}

        Of4(int size, @Nullable Object slot0, @Nullable Object slot1, @Nullable Object slot2, @Nullable Object slot3) {
            super(size, slot0, slot1);
            this.slot2 = slot2;
            this.slot3 = slot3;
        }

        @Override
        void moveSlotsTo(@Nullable Object[] array) {
            super.moveSlotsTo(array);
            array[2] = slot2;
            slot2 = null;
            array[3] = slot3;
            slot3 = null;
        }
    }

    static sealed class Of8<E extends @Nullable Object> extends Of4<E> permits Of16 {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot4;
        transient @Nullable Object slot5;
        transient @Nullable Object slot6;
        transient @Nullable Object slot7;

        final boolean putOf8(int index, @Nullable Object element) {
            switch (index) {
                case 4 -> slot4 = element;
                case 5 -> slot5 = element;
                case 6 -> slot6 = element;
                default -> slot7 = element;
            }
            return true;
        }

        @Override
        void moveSlotsTo(@Nullable Object[] array) {
            super.moveSlotsTo(array);
            array[4] = slot4;
            slot4 = null;
            array[5] = slot5;
            slot5 = null;
            array[6] = slot6;
            slot6 = null;
            array[7] = slot7;
            slot7 = null;
        }
    }

    static final class Of16<E extends @Nullable Object> extends Of8<E> {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot8;
        transient @Nullable Object slot9;
        transient @Nullable Object slot10;
        transient @Nullable Object slot11;
        transient @Nullable Object slot12;
        transient @Nullable Object slot13;
        transient @Nullable Object slot14;
        transient @Nullable Object slot15;

        final boolean putOf16(int index, @Nullable Object element) {
            switch (index) {
                case 8 -> slot8 = element;
                case 9 -> slot9 = element;
                case 10 -> slot10 = element;
                case 11 -> slot11 = element;
                case 12 -> slot12 = element;
                case 13 -> slot13 = element;
                case 14 -> slot14 = element;
                default -> slot15 = element;
            }
            return true;
        }

        @Override
        void moveSlotsTo(@Nullable Object[] array) {
            super.moveSlotsTo(array);
            array[8] = slot8;
            slot8 = null;
            array[9] = slot9;
            slot9 = null;
            array[10] = slot10;
            slot10 = null;
            array[11] = slot11;
            slot11 = null;
            array[12] = slot12;
            slot12 = null;
            array[13] = slot13;
            slot13 = null;
            array[14] = slot14;
            slot14 = null;
            array[15] = slot15;
            slot15 = null;
        }
    }
}
