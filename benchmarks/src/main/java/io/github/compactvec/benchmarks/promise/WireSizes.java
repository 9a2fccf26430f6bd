package io.github.compactvec.benchmarks.promise;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.benchmarks.ForyBenchmark;
import io.github.compactvec.benchmarks.Tier;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.kryo.CompactVecKryo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fory.Fory;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Bytes that a list takes on the wire. In Jackson's formats they are those of an {@code int[]}. */
final class WireSizes {
    private static final Tier[] TIERS = {Tier.U8, Tier.U16, Tier.U24, Tier.I31};
    private static final int[] LENGTHS = {3, 16, 1_000, 100_000};

    /** What one message takes. */
    record Size(String format, Tier tier, int n, long bytes) {}

    private WireSizes() {}

    static List<Size> measure() throws IOException {
        ObjectMapper json = new ObjectMapper().registerModule(new CompactVecModule());
        ObjectMapper messagePack = new ObjectMapper(new MessagePackFactory()).registerModule(new CompactVecModule());
        ObjectMapper cbor = new ObjectMapper(new CBORFactory()).registerModule(new CompactVecModule());
        Kryo kryo = new Kryo();
        CompactVecKryo.register(kryo);
        kryo.register(int[].class);
        Fory fory = ForyBenchmark.fory();
        List<Size> sizes = new ArrayList<>();
        for (Tier tier : TIERS) {
            for (int n : LENGTHS) {
                int[] array = tier.values(n);
                CompactIntVec vec = CompactIntVec.copyOf(array);
                sizes.add(new Size("JSON", tier, n, json.writeValueAsBytes(vec).length));
                sizes.add(new Size("MessagePack", tier, n, messagePack.writeValueAsBytes(vec).length));
                sizes.add(new Size("CBOR", tier, n, cbor.writeValueAsBytes(vec).length));
                sizes.add(new Size("Kryo, int[]", tier, n, kryoBytes(kryo, array)));
                sizes.add(new Size("Kryo, vector", tier, n, kryoBytes(kryo, vec)));
                sizes.add(new Size("Fory, compressed int[]", tier, n, fory.serialize(array).length));
            }
        }
        return sizes;
    }

    private static long kryoBytes(Kryo kryo, Object value) {
        try (Output output = new Output(1024, -1)) {
            kryo.writeObject(output, value);
            return output.total();
        }
    }
}
