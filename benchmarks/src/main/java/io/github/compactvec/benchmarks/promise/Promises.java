package io.github.compactvec.benchmarks.promise;

import static io.github.compactvec.benchmarks.Tier.I31;
import static io.github.compactvec.benchmarks.Tier.U16;
import static io.github.compactvec.benchmarks.Tier.U24;
import static io.github.compactvec.benchmarks.Tier.U8;
import static io.github.compactvec.benchmarks.promise.PromiseTable.allocated;
import static io.github.compactvec.benchmarks.promise.PromiseTable.format;
import static io.github.compactvec.benchmarks.promise.PromiseTable.heap;
import static io.github.compactvec.benchmarks.promise.PromiseTable.n;
import static io.github.compactvec.benchmarks.promise.PromiseTable.rust;
import static io.github.compactvec.benchmarks.promise.PromiseTable.tiers;
import static io.github.compactvec.benchmarks.promise.PromiseTable.time;
import static io.github.compactvec.benchmarks.promise.PromiseTable.timeWithVectorApi;

import io.github.compactvec.benchmarks.promise.Promise.Jdks;
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
                .topic("sum vs int[]", time("SumBenchmark.vec"), time("SumBenchmark.array"))
                .on(Jdks.BEFORE_25)
                .bar(0.2, n(K), tiers(U8))
                .bar(0.35, n(K), tiers(U16))
                .bar(0.9, n(K), tiers(U24))
                .bar(1.0, n(K), tiers(I31))
                .on(Jdks.FROM_25)
                .bar(0.7, n(K), tiers(U8, U16))
                .bar(1.1, n(K), tiers(I31))
                .bar(4, n(K), tiers(U24))
                .topic(
                        "sum with Vector API vs int[]",
                        timeWithVectorApi("SumBenchmark.vec"),
                        timeWithVectorApi("SumBenchmark.array"))
                .on(Jdks.FROM_25)
                .bar(1.2, n(K), tiers(U24))
                .topic("decode to int[] vs fastutil", time("DecodeBenchmark.vec"), time("DecodeBenchmark.fastutil"))
                .bar(1.5, n(M), ANY_TIER)
                .topic(
                        "decode to int[] with Vector API vs fastutil",
                        timeWithVectorApi("DecodeBenchmark.vec"),
                        timeWithVectorApi("DecodeBenchmark.fastutil"))
                .on(Jdks.FROM_25)
                .bar(1.0, n(M), tiers(U8))
                .topic("add one by one vs fastutil", time("AddBenchmark.vec"), time("AddBenchmark.fastutil"))
                .bar(1.2, n(K, M), ANY_TIER)
                .topic(
                        "add one by one, widening late, vs fastutil",
                        time("AddBenchmark.vecLate"),
                        time("AddBenchmark.fastutilLate"))
                .bar(1.6, n(K, M), tiers(U16, U24, I31))
                .topic(
                        "build from int[] vs clone and width scan",
                        time("BuildBenchmark.vec"),
                        time("BuildBenchmark.array"))
                .bar(1.5, n(K, M), ANY_TIER)
                .topic("sort vs Arrays.sort(int[])", time("SortBenchmark.vec"), time("SortBenchmark.array"))
                .bar(0.2, n(M), tiers(U8))
                .bar(0.5, n(M), tiers(U16))
                .topic("equals vs int[]", time("SearchBenchmark.equalsVec"), time("SearchBenchmark.equalsArray"))
                .bar(0.5, n(M), tiers(U8))
                .topic("hashCode vs int[]", time("SearchBenchmark.hashVec"), time("SearchBenchmark.hashArray"))
                .bar(0.5, n(M), tiers(U8))
                .topic("contains vs int[]", time("SearchBenchmark.containsVec"), time("SearchBenchmark.containsArray"))
                .bar(0.5, n(M), tiers(U8))
                .topic("indexOf vs int[]", time("SearchBenchmark.indexOfVec"), time("SearchBenchmark.indexOfArray"))
                .bar(0.5, n(M), tiers(U8))
                .topic(
                        "build and read few vs ArrayList<Integer>",
                        time("SmallBenchmark.vec"),
                        time("SmallBenchmark.arrayList"))
                .bar(0.5, n(3, 8))
                .topic("build and read few vs fastutil", time("SmallBenchmark.vec"), time("SmallBenchmark.fastutil"))
                .bar(0.6, n(3, 8))
                .topic("JSON write vs Jackson int[]", time("JsonWriteBenchmark.vec"), time("JsonWriteBenchmark.array"))
                .bar(0.22, n(100 * K), tiers(U8))
                .bar(0.45, n(100 * K), tiers(U16))
                .bar(0.5, n(100 * K), tiers(U24))
                .bar(0.7, n(100 * K), tiers(I31))
                .bar(0.95, n(16, K), ANY_TIER)
                .topic(
                        "JSON write vs serde_json on compactvec",
                        time("JsonWriteBenchmark.vec"),
                        rust("compactvec.json-write"))
                .bar(0.9, n(100 * K), ANY_TIER)
                .topic(
                        "JSON write vs fastjson2 on int[]",
                        time("JsonWriteBenchmark.vec"),
                        time("Fastjson2Benchmark.write"))
                .bar(1.0, n(100 * K), ANY_TIER)
                .topic("JSON read vs Jackson int[]", time("JsonReadBenchmark.vec"), time("JsonReadBenchmark.array"))
                .bar(1.05, n(16, K, 100 * K), ANY_TIER)
                .topic(
                        "JSON read, our factory, vs Jackson int[]",
                        time("JsonReadBenchmark.vecOurFactory"),
                        time("JsonReadBenchmark.array"))
                .bar(0.6, n(16, K, 100 * K), ANY_TIER)
                .topic(
                        "JSON read, our factory, vs serde_json into compactvec",
                        time("JsonReadBenchmark.vecOurFactory"),
                        rust("compactvec.json-read"))
                .bar(1.0, n(100 * K), ANY_TIER)
                .topic(
                        "JSON read, our factory, vs fastjson2 into int[]",
                        time("JsonReadBenchmark.vecOurFactory"),
                        time("Fastjson2Benchmark.read"))
                .bar(0.75, n(100 * K), ANY_TIER)
                .topic(
                        "MessagePack write, our factory, vs Jackson int[]",
                        time("MessagePackBenchmark.writeVecOurFactory"),
                        time("MessagePackBenchmark.writeArray"))
                .bar(0.2, n(16, K, 100 * K), ANY_TIER)
                .topic(
                        "MessagePack write, our factory, bytes allocated, vs Jackson int[]",
                        allocated("MessagePackBenchmark.writeVecOurFactory"),
                        allocated("MessagePackBenchmark.writeArray"))
                .bar(0.1, n(16, K, 100 * K), ANY_TIER)
                .topic(
                        "MessagePack read, our factory, vs Jackson int[]",
                        time("MessagePackBenchmark.readVecOurFactory"),
                        time("MessagePackBenchmark.readArray"))
                .bar(0.4, n(16, K, 100 * K), ANY_TIER)
                .topic(
                        "MessagePack write, direct, vs rmp_serde on compactvec",
                        time("MessagePackBenchmark.directWrite"),
                        rust("compactvec.msgpack-write"))
                .bar(0.6, n(100 * K), ANY_TIER)
                .topic(
                        "MessagePack read, direct, vs rmp_serde into compactvec",
                        time("MessagePackBenchmark.directRead"),
                        rust("compactvec.msgpack-read"))
                .bar(0.6, n(100 * K), ANY_TIER)
                .topic("Kryo write vs int[]", time("KryoBenchmark.writeVec"), time("KryoBenchmark.writeArray"))
                .bar(0.02, n(K), tiers(U8, U16, U24))
                .topic("Kryo read vs int[]", time("KryoBenchmark.readVec"), time("KryoBenchmark.readArray"))
                .bar(0.08, n(K), tiers(U8, U16, U24))
                .topic(
                        "Kryo write vs Fory with compressed int[]",
                        time("KryoBenchmark.writeVec"),
                        time("ForyBenchmark.write"))
                .bar(0.1, n(100 * K), ANY_TIER)
                .topic(
                        "Kryo read vs Fory with compressed int[]",
                        time("KryoBenchmark.readVec"),
                        time("ForyBenchmark.read"))
                .bar(0.2, n(100 * K), ANY_TIER)
                .topic("DTO round trip vs List<Integer>", time("DtoBenchmark.vec"), time("DtoBenchmark.list"))
                .bar(0.9, format("JSON"))
                .bar(1.0, format("MESSAGE_PACK"))
                .bar(0.7, format("KRYO"))
                .topic("heap vs trimmed fastutil", heap("best vector"), heap("fastutil"))
                .bar(0.85, n(IntStream.rangeClosed(1, 16).toArray()), tiers(U8))
                .bar(0.27, n(K, 100 * K, M), tiers(U8))
                .topic(
                        "MessagePack write, stock factory, vs Jackson int[]",
                        time("MessagePackBenchmark.writeVec"),
                        time("MessagePackBenchmark.writeArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic(
                        "MessagePack read, stock factory, vs Jackson int[]",
                        time("MessagePackBenchmark.readVec"),
                        time("MessagePackBenchmark.readArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic(
                        "MessagePack write, direct, vs msgpack-core",
                        time("MessagePackBenchmark.directWrite"),
                        time("MessagePackBenchmark.packerWriteArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic(
                        "MessagePack read, direct, vs msgpack-core",
                        time("MessagePackBenchmark.directRead"),
                        time("MessagePackBenchmark.unpackerReadArray"))
                .noBar(n(100 * K), ANY_TIER)
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
                .topic("Kryo write vs int[]", time("KryoBenchmark.writeVec"), time("KryoBenchmark.writeArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic("Kryo read vs int[]", time("KryoBenchmark.readVec"), time("KryoBenchmark.readArray"))
                .noBar(n(100 * K), ANY_TIER)
                .topic(
                        "add one by one vs ArrayList<Integer>",
                        time("AddBenchmark.vec"),
                        time("PeerBenchmark.addArrayList"))
                .noBar(n(K), tiers(U8, U24))
                .topic(
                        "add one by one vs Eclipse Collections",
                        time("AddBenchmark.vec"),
                        time("PeerBenchmark.addEclipse"))
                .noBar(n(K), tiers(U8, U24))
                .topic("add one by one vs HPPC", time("AddBenchmark.vec"), time("PeerBenchmark.addHppc"))
                .noBar(n(K), tiers(U8, U24))
                .topic("add one by one vs Agrona", time("AddBenchmark.vec"), time("PeerBenchmark.addAgrona"))
                .noBar(n(K), tiers(U8, U24))
                .topic("sum vs ArrayList<Integer>", time("SumBenchmark.vec"), time("PeerBenchmark.sumArrayList"))
                .noBar(n(K), tiers(U8, U24))
                .topic("sum vs Eclipse Collections", time("SumBenchmark.vec"), time("PeerBenchmark.sumEclipse"))
                .noBar(n(K), tiers(U8, U24))
                .topic("sum vs HPPC", time("SumBenchmark.vec"), time("PeerBenchmark.sumHppc"))
                .noBar(n(K), tiers(U8, U24))
                .topic("sum vs Agrona", time("SumBenchmark.vec"), time("PeerBenchmark.sumAgrona"))
                .noBar(n(K), tiers(U8, U24))
                .list();
    }
}
