package io.github.compactvec.benchmarks.promise;

import static io.github.compactvec.benchmarks.Tier.I31;
import static io.github.compactvec.benchmarks.Tier.U16;
import static io.github.compactvec.benchmarks.Tier.U24;
import static io.github.compactvec.benchmarks.Tier.U8;
import static io.github.compactvec.benchmarks.promise.PromiseTable.format;
import static io.github.compactvec.benchmarks.promise.PromiseTable.heap;
import static io.github.compactvec.benchmarks.promise.PromiseTable.n;
import static io.github.compactvec.benchmarks.promise.PromiseTable.rust;
import static io.github.compactvec.benchmarks.promise.PromiseTable.tiers;
import static io.github.compactvec.benchmarks.promise.PromiseTable.time;

import io.github.compactvec.benchmarks.promise.PromiseTable.Axis;
import java.util.List;
import java.util.stream.IntStream;

/** All that is promised, each with its bar: the only place where promises stand. */
public final class Promises {
    private static final int K = 1_000;
    private static final int M = 1_000_000;

    private static final Axis ANY_TIER = tiers(U8, U16, U24, I31);

    private static final List<Promise> ALL = table();

    private Promises() {}

    /** The promises, in the order in which they are reported. */
    public static List<Promise> all() {
        return ALL;
    }

    private static List<Promise> table() {
        return new PromiseTable()
                .topic("random get vs int[]", time("ReadBenchmark.vec"), time("ReadBenchmark.array"))
                .bar(1.3, n(K), tiers(U8, U16, I31))
                .bar(2.0, n(K), tiers(U24))
                .bar(0.9, n(M), tiers(U8))
                .bar(1.4, n(M), tiers(U16, U24, I31))
                .topic("random get vs Rust compactvec", time("ReadBenchmark.vec"), rust("compactvec.get"))
                .bar(1.1, n(K, M), ANY_TIER)
                .topic("DTO round trip vs List<Integer>", time("DtoBenchmark.vec"), time("DtoBenchmark.list"))
                .bar(0.9, format("JSON"))
                .bar(1.0, format("MESSAGE_PACK"))
                .bar(0.7, format("KRYO"))
                .topic("heap vs trimmed fastutil", heap("best vector"), heap("fastutil"))
                .bar(0.85, n(IntStream.rangeClosed(1, 16).toArray()), tiers(U8))
                .bar(0.27, n(K, 100 * K, M), tiers(U8))
                .topic("CBOR write vs int[]", time("CborBenchmark.writeVec"), time("CborBenchmark.writeArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic("CBOR read vs int[]", time("CborBenchmark.readVec"), time("CborBenchmark.readArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic("random get vs ArrayList<Integer>", time("ReadBenchmark.vec"), time("ReadBenchmark.arrayList"))
                .noBar(n(K, M), tiers(U8, U24))
                .topic("random get vs fastutil", time("ReadBenchmark.vec"), time("ReadBenchmark.fastutil"))
                .noBar(n(K, M), tiers(U8, U24))
                .topic("random get vs Eclipse Collections", time("ReadBenchmark.vec"), time("ReadBenchmark.eclipse"))
                .noBar(n(K, M), tiers(U8, U24))
                .topic("random get vs HPPC", time("ReadBenchmark.vec"), time("ReadBenchmark.hppc"))
                .noBar(n(K, M), tiers(U8, U24))
                .topic("random get vs Agrona", time("ReadBenchmark.vec"), time("ReadBenchmark.agrona"))
                .noBar(n(K, M), tiers(U8, U24))
                .topic(
                        "random get vs Lucene's packed integers",
                        time("ReadBenchmark.vec"),
                        time("ReadBenchmark.lucene"))
                .noBar(n(K, M), tiers(U8, U24))
                .topic(
                        "sum of sorted vs RoaringBitmap",
                        time("SortedBenchmark.vecSum"),
                        time("SortedBenchmark.roaringSum"))
                .noBar(n(100 * K), tiers(U24))
                .topic(
                        "find in sorted vs RoaringBitmap",
                        time("SortedBenchmark.vecContains"),
                        time("SortedBenchmark.roaringContains"))
                .noBar(n(100 * K), tiers(U24))
                .list();
    }
}
