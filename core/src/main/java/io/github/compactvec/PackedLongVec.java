package io.github.compactvec;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkIndex;

import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A packed vector of {@code long}. What its leaves differ in is the range of their elements, which nothing but
 * {@link #widest()} says.
 */
abstract sealed class PackedLongVec extends PackedVec implements LongVec
        permits CompactLongVec, CompactUIntVec, SmallLongVec {
    private static final long serialVersionUID = 1;

    PackedLongVec(byte[] buf, int size, int form) {
        super(buf, size, form);
    }

    PackedLongVec(byte[] none, int[] values, int from, int count, int form) {
        super(none, values, from, count, form);
    }

    PackedLongVec(byte[] none, long[] values, int from, int count, int form) {
        super(none, values, from, count, form);
    }

    PackedLongVec(byte[] none, PackedVec source, int from, int to, int form) {
        super(none, source, from, to, form);
    }

    // ---------------------------------------------------------------- single elements

    @Override
    public long widthMin() {
        return Form.min(form);
    }

    @Override
    public long widthMax() {
        return Form.max(form);
    }

    @Override
    public long get(int index) {
        return Packing.getLong(buf, checkIndex(index, size), form);
    }

    @Override
    public long first() {
        checkNotEmpty();
        return get(0);
    }

    @Override
    public long last() {
        checkNotEmpty();
        return get(size - 1);
    }

    @Override
    public long set(int index, long value) {
        long old = get(index);
        put(index, value);
        return old;
    }

    @Override
    public void add(long value) {
        byte[] b = buf;
        int width = width();
        int offset = size * width;
        if (offset > b.length - Growth.load(width) || !Form.fits(value, form)) {
            addSlowly(value);
        } else {
            Packing.append(b, offset, width, value);
            size++;
        }
    }

    @Override
    public void add(int index, long value) {
        insert(index, value);
    }

    @Override
    public long removeAt(int index) {
        long removed = get(index);
        removeRange(index, index + 1);
        return removed;
    }

    @Override
    public long removeLast() {
        long removed = last();
        size--;
        return removed;
    }

    @Override
    public long swapRemove(int index) {
        long removed = get(index);
        moveLastTo(index);
        return removed;
    }

    // ---------------------------------------------------------------- many elements

    @Override
    public void insertAll(int index, long[] values, int from, int count) {
        open(index, count, formWith(ElementRange.extent(values, from, count, widest())));
        encode(values, from, index, count);
    }

    @Override
    public void insertAll(int index, LongVec values) {
        insertPacked(index, (PackedLongVec) values);
    }

    @Override
    public boolean removeIf(LongPredicate test) {
        Objects.requireNonNull(test);
        return removeWhere(i -> test.test(get(i)));
    }

    @Override
    public boolean dedupBy(LongBiPredicate same) {
        Objects.requireNonNull(same);
        return dedupWhere((kept, next) -> same.test(get(kept), get(next)));
    }

    @Override
    public void replaceAll(LongUnaryOperator operator) {
        Objects.requireNonNull(operator);
        replaceWith(i -> operator.applyAsLong(get(i)));
    }

    @Override
    public void resize(int newSize, long value) {
        resizeWith(newSize, value);
    }

    @Override
    public void fill(int fromIndex, int toIndex, long value) {
        fillWith(fromIndex, toIndex, value);
    }

    // ---------------------------------------------------------------- search and aggregates

    @Override
    public int binarySearch(long value) {
        return search(value);
    }

    @Override
    public int indexOf(long value) {
        return find(value);
    }

    @Override
    public int lastIndexOf(long value) {
        return findLast(value);
    }

    @Override
    public long min() {
        return least();
    }

    @Override
    public long max() {
        return greatest();
    }

    // ---------------------------------------------------------------- iteration and copies

    @Override
    public void forEach(LongConsumer action) {
        Objects.requireNonNull(action);
        VecSpliterator.Longs.run(this, 0, size, action);
    }

    @Override
    public void copyTo(int fromIndex, long[] target, int targetFrom, int count) {
        checkFromIndexSize(fromIndex, count, size);
        checkFromIndexSize(targetFrom, count, target.length);
        decode(fromIndex, target, targetFrom, count);
    }

    @Override
    public int[] toIntArray() {
        return CompactIntVec.copyOf(this).toArray();
    }

    @Override
    public int[] toUnsignedIntArray() {
        CompactUIntVec vec = CompactUIntVec.copyOf(this);
        return IntPacking.decoded(vec.buf, vec.form, vec.size);
    }

    // ---------------------------------------------------------------- equality

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof PackedLongVec vec && equalElements(vec));
    }

    @Override
    public int hashCode() {
        return isInline() ? Lanes.longHash(lo(), hi(), size, form) : Scans.longHash(buf, size, form);
    }
}
