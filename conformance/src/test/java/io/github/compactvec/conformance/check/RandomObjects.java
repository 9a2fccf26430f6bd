package io.github.compactvec.conformance.check;

import io.github.compactvec.SmallVec;
import io.github.compactvec.conformance.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random small vectors of objects from a fixed seed, of any inline capacity and of lengths on both sides of it. */
final class RandomObjects {
    private static final List<Integer> INLINE_CAPACITIES = List.of(1, 2, 4, 8, 16);

    private final Random random;
    private final RandomVectors unsignedInts;
    private final RandomVectors longs;
    private final RandomValues<SmallVec<Long>> withIds;
    private final RandomValues<SmallVec<String>> withTexts;

    RandomObjects(long seed) {
        random = new Random(seed);
        unsignedInts = new RandomVectors(seed, Range.UNSIGNED_INT);
        longs = new RandomVectors(seed, Range.LONG);
        withIds = new RandomValues<>(seed, this::ids);
        withTexts = new RandomValues<>(seed, this::texts);
    }

    SmallVec<Long> ids() {
        return vec(boxed(unsignedInts.next()));
    }

    SmallVec<Long> times() {
        return vec(boxed(longs.next()));
    }

    SmallVec<String> texts() {
        return vec(many(withTexts::name));
    }

    SmallVec<Doc<SmallVec<Long>>> docs() {
        return vec(several(withIds::doc));
    }

    SmallVec<@Nullable Long> options() {
        return withNulls(times());
    }

    SmallVec<SmallVec<Long>> rows() {
        return vec(several(this::ids));
    }

    Bundle bundle() {
        return new Bundle(
                ids(),
                times(),
                texts(),
                docs(),
                withNulls(vec(ids().stream().map(Long::intValue))),
                withNulls(texts()),
                rows(),
                withTexts.map(),
                withIds.change(),
                vec(several(withIds::change)),
                random.nextBoolean() ? texts() : null);
    }

    private <E extends @Nullable Object> SmallVec<E> vec(Stream<E> elements) {
        int inlineCapacity = INLINE_CAPACITIES.get(random.nextInt(INLINE_CAPACITIES.size()));
        return elements.collect(SmallVec.toSmallVec(inlineCapacity));
    }

    private <E> SmallVec<@Nullable E> withNulls(SmallVec<E> elements) {
        return vec(elements.stream().<@Nullable E>map(element -> random.nextBoolean() ? element : null));
    }

    private <E> Stream<E> several(Supplier<E> element) {
        return Stream.generate(element).limit(random.nextInt(6));
    }

    private <E> Stream<E> many(Supplier<E> element) {
        return Stream.generate(element).limit(random.nextInt(21));
    }

    private static Stream<Long> boxed(long[] elements) {
        return Arrays.stream(elements).boxed();
    }
}
