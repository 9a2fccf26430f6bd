package io.github.compactvec.benchmarks;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.kryo.CompactVecKryo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Kryo messages of a list, to and from memory. */
public class KryoBenchmark extends TimedBenchmark {
    @Param
    public Tier tier;

    @Param({"10", "1000", "100000"})
    public int n;

    private Kryo kryo;
    private Output output;
    private int[] array;
    private List<Integer> list;
    private CompactIntVec vec;
    private Input arrayInput;
    private Input listInput;
    private Input vecInput;

    @Setup
    public void setup() {
        kryo = new Kryo();
        kryo.register(int[].class);
        kryo.register(ArrayList.class);
        CompactVecKryo.register(kryo);
        output = new Output(1 << 20, -1);
        Tier.pollute(this::pollute);
        array = tier.values(n);
        list = IntStream.of(array).boxed().collect(Collectors.toCollection(ArrayList::new));
        vec = CompactIntVec.copyOf(array);
        arrayInput = message(array);
        listInput = message(list);
        vecInput = message(vec);
    }

    /** Every type of vector passes through one Kryo, as in a program that uses them all. */
    private void pollute(IntVec values) {
        int[] ints = values.toArray();
        for (Object vec : new Object[] {
            values,
            SmallIntVec.copyOf(ints),
            CompactLongVec.copyOf(ints),
            SmallLongVec.copyOf(ints),
            CompactUIntVec.copyOfUnsigned(ints)
        }) {
            read(message(vec), vec.getClass());
        }
    }

    private Input message(Object object) {
        write(object);
        return new Input(output.toBytes());
    }

    private int write(Object object) {
        output.setPosition(0);
        kryo.writeObject(output, object);
        return output.position();
    }

    private <T> T read(Input input, Class<T> type) {
        input.setPosition(0);
        return kryo.readObject(input, type);
    }

    @Benchmark
    public int writeArray() {
        return write(array);
    }

    @Benchmark
    public int writeList() {
        return write(list);
    }

    @Benchmark
    public int writeVec() {
        return write(vec);
    }

    @Benchmark
    public int[] readArray() {
        return read(arrayInput, int[].class);
    }

    @Benchmark
    public List<?> readList() {
        return read(listInput, ArrayList.class);
    }

    @Benchmark
    public CompactIntVec readVec() {
        return read(vecInput, CompactIntVec.class);
    }
}
