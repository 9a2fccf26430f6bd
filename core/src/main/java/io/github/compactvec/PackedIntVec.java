package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkIndex;

import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A packed vector of {@code int}. What its leaves differ in is whether they have room for elements of their own. */
abstract sealed class PackedIntVec extends PackedVec implements IntVec permits CompactIntVec, SmallIntVec {
    private static final long serialVersionUID = 1;

    PackedIntVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    PackedIntVec(byte[] none, int[] values, int from, int count, int form) {
        super(none, values, from, count, form);
    }

    PackedIntVec(byte[] none, long[] values, int from, int count, int form) {
        super(none, values, from, count, form);
    }

    PackedIntVec(byte[] none, PackedVec source, int from, int to, int form) {
        super(none, source, from, to, form);
    }

    @Override
    final int widest() {
        return Form.S32;
    }

    // ---------------------------------------------------------------- single elements

    @Override
    public int widthMin() {
        return (int) Form.min(form);
    }

    @Override
    public int widthMax() {
        return (int) Form.max(form);
    }

    @Override
    public int get(int index) {
        return Packing.getInt(buf, checkIndex(index, size), form);
    }

    @Override
    public int first() {
        checkNotEmpty();
        return get(0);
    }

    @Override
    public int last() {
        checkNotEmpty();
        return get(size - 1);
    }

    @Override
    public int set(int index, int value) {
        int old = get(index);
        put(index, value);
        return old;
    }

    @Override
    public void add(int value) {
        byte[] b = buf;
        int offset = size * width();
        if (offset > b.length - Integer.BYTES || !Form.fitsInt(value, form)) {
            addSlowly(value);
        } else {
            // One store whatever the width: what it spills over is slack.
            LittleEndian.putInt(b, offset, value);
            size++;
        }
    }

    @Override
    public void add(int index, int value) {
        insert(index, value);
    }

    @Override
    public int removeAt(int index) {
        int removed = get(index);
        removeRange(index, index + 1);
        return removed;
    }

    @Override
    public int removeLast() {
        int removed = last();
        size--;
        return removed;
    }

    @Override
    public int swapRemove(int index) {
        int removed = get(index);
        moveLastTo(index);
        return removed;
    }

    // ---------------------------------------------------------------- many elements

    @Override
    public void insertAll(int index, int[] values, int from, int count) {
        open(index, count, formWith(ElementRange.extent(values, from, count, Form.S32)));
        encode(values, from, index, count);
    }

    @Override
    public void insertAll(int index, IntVec values) {
        insertPacked(index, (PackedIntVec) values);
    }

    @Override
    public boolean removeIf(IntPredicate test) {
        Objects.requireNonNull(test);
        return removeWhere(i -> test.test(get(i)));
    }

    @Override
    public boolean dedupBy(IntBiPredicate same) {
        Objects.requireNonNull(same);
        return dedupWhere((kept, next) -> same.test(get(kept), get(next)));
    }

    @Override
    public void replaceAll(IntUnaryOperator operator) {
        Objects.requireNonNull(operator);
        replaceWith(i -> operator.applyAsInt(get(i)));
    }

    @Override
    public void resize(int newSize, int value) {
        resizeWith(newSize, value);
    }

    @Override
    public void fill(int fromIndex, int toIndex, int value) {
        fillWith(fromIndex, toIndex, value);
    }

    // ---------------------------------------------------------------- search and aggregates

    @Override
    public int binarySearch(int value) {
        return search(value);
    }

    @Override
    public int indexOf(int value) {
        return find(value);
    }

    @Override
    public int lastIndexOf(int value) {
        return findLast(value);
    }

    @Override
    public int min() {
        return (int) least();
    }

    @Override
    public int max() {
        return (int) greatest();
    }

    // ---------------------------------------------------------------- iteration and copies

    @Override
    public void forEach(IntConsumer action) {
        Objects.requireNonNull(action);
        VecSpliterator.Ints.run(this, 0, size, action);
    }

    @Override
    public void copyTo(int fromIndex, int[] target, int targetFrom, int count) {
        checkFromIndexSize(fromIndex, count, size);
        checkFromIndexSize(targetFrom, count, target.length);
        decode(fromIndex, target, targetFrom, count);
    }

    @Override
    public long[] toLongArray() {
        long[] values = new long[size];
        decode(0, values, 0, size);
        return values;
    }

    // ---------------------------------------------------------------- equality

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof PackedIntVec vec && equalElements(vec));
    }

    @Override
    public int hashCode() {
        return isInline() ? Lanes.intHash(lo(), hi(), size, form) : Scans.intHash(buf, size, form);
    }
}
