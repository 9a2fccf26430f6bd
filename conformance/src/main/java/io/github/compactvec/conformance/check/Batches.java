package io.github.compactvec.conformance.check;

import java.util.ArrayList;
import java.util.List;

/** Checks lists of integers, each alone and in a document, in batches of a bounded size. */
final class Batches {
    private static final int LISTS = 1 << 12;
    private static final int ELEMENTS = 1 << 18;

    private final CrossCheck check;
    private final List<Sample> lists = new ArrayList<>();
    private final List<Sample> docs = new ArrayList<>();
    private long elements;

    Batches(CrossCheck check) {
        this.check = check;
    }

    /** Adds a list, by itself and as the ids of a document. Returns whether this was the last of a batch. */
    boolean add(String where, Doc<long[]> doc) {
        lists.add(new Sample(where, doc.ids()));
        docs.add(new Sample(where, doc));
        elements += doc.ids().length;
        if (lists.size() < LISTS && elements < ELEMENTS) {
            return false;
        }
        flush();
        return true;
    }

    /** Checks what has not been checked yet. */
    void flush() {
        if (!lists.isEmpty()) {
            check.check(Shape.ALONE, lists);
            check.check(Shape.STRUCT, docs);
            lists.clear();
            docs.clear();
            elements = 0;
        }
    }
}
