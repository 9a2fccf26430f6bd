package io.github.compactvec;

import org.jspecify.annotations.Nullable;

/**
 * The classes of small vectors: fields and nothing else. Each has the slots of the one it extends and as many again, so
 * that slot {@code i} is one and the same field in every class that has it, and {@link SmallStorage} reaches it with
 * one switch for them all. Slot 0, which they all have, lies there.
 */
final class InlineSlots {
    private InlineSlots() {}

    static sealed class Of1<E extends @Nullable Object> extends SmallVec<E> permits Of2 {
        private static final long serialVersionUID = 1;
    }

    static sealed class Of2<E extends @Nullable Object> extends Of1<E> permits Of4 {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot1;
    }

    static sealed class Of4<E extends @Nullable Object> extends Of2<E> permits Of8 {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot2;
        transient @Nullable Object slot3;
    }

    static sealed class Of8<E extends @Nullable Object> extends Of4<E> permits Of16 {
        private static final long serialVersionUID = 1;

        transient @Nullable Object slot4;
        transient @Nullable Object slot5;
        transient @Nullable Object slot6;
        transient @Nullable Object slot7;
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
    }
}
