package io.github.compactvec.conformance.check;

import com.esotericsoftware.kryo.Kryo;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import io.github.compactvec.kryo.CompactVecKryo;
import io.github.compactvec.kryo.WireForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends values through every container, format and peer, and counts what is equal: what each writes to what the
 * format's reference (Jackson or Kryo with {@code int[]}) writes, and what each reads to the value.
 *
 * <p>A container is one more constant of {@link Container}, a format one more {@link Wire} in here.
 */
public final class CrossCheck {
    private static final List<RustType> RUST_TYPES = List.of(RustType.VEC_I32, RustType.VEC_U32, RustType.COMPACT_VEC);

    /** How many bytes a packed message may be larger than that of the array. */
    private static final int PACKED_MORE = 2;

    private final @Nullable RustEcho rust;
    private final UnaryOperator<Codec> underTest;
    private final Map<Shape, List<Wire>> wires = new LinkedHashMap<>();

    /** A check with a Rust peer or without one. */
    public CrossCheck(@Nullable RustPeer rust) {
        this(rust == null ? null : rust::echo, UnaryOperator.identity());
    }

    /** A check of something else than what is under test otherwise. */
    CrossCheck(@Nullable RustEcho rust, UnaryOperator<Codec> underTest) {
        this.rust = rust;
        this.underTest = underTest;
    }

    /** Checks values of one shape. All their bytes are in memory at once. */
    public void check(Shape shape, List<Sample> samples) {
        wires.computeIfAbsent(shape, this::wires).forEach(wire -> wire.check(samples));
    }

    /** The results so far, in the order of their formats and containers. */
    public List<Row> rows() {
        return wires.values().stream()
                .flatMap(List::stream)
                .flatMap(wire -> wire.rows().stream())
                .toList();
    }

    private List<Wire> wires(Shape shape) {
        List<Wire> all = new ArrayList<>();
        all.add(rust(jackson("JSON", Mappers.json(), shape), shape.rust, RustFormat.JSON));
        if (shape.rust == shape.rustNamed) {
            Wire messagePack = jackson("MessagePack", Mappers.messagePack(), shape);
            if (shape == Shape.ALONE) {
                messagePack.codec(new Codec.ByMessagePackCore());
            }
            all.add(rust(messagePack, shape.rust, RustFormat.MESSAGE_PACK));
        } else {
            Wire arrays = jackson("MessagePack arrays", Mappers.messagePackOfArrays(), shape);
            all.add(rust(arrays, shape.rust, RustFormat.MESSAGE_PACK));
            Wire maps = jackson("MessagePack maps", Mappers.messagePack(), shape);
            all.add(rust(maps, shape.rustNamed, RustFormat.MESSAGE_PACK));
        }
        if (shape == Shape.ALONE) {
            all.addAll(kryo());
            all.add(new Wire("Java serialization", shape, underTest(new Codec.ByJava(Container.COMPACT_INT_VEC))));
        }
        return all;
    }

    private Wire jackson(String format, ObjectMapper mapper, Shape shape) {
        Wire wire = new Wire(format, shape, new Codec.ByJackson(mapper, shape, Container.INT_ARRAY))
                .codec(new Codec.ByJackson(mapper, shape, Container.INTEGER_LIST))
                .codec(underTest(new Codec.ByJackson(mapper, shape, Container.COMPACT_INT_VEC)));
        return shape == Shape.ALONE
                ? wire.codec(underTest(new Codec.ByJackson(mapper, shape, Container.WIDE_COMPACT_INT_VEC)))
                : wire;
    }

    private Wire rust(Wire wire, @Nullable RustShape shape, RustFormat format) {
        if (rust != null && shape != null) {
            for (RustType type : RUST_TYPES) {
                wire.rust(rust, type, shape, format);
            }
        }
        return wire;
    }

    private List<Wire> kryo() {
        Kryo kryo = new Kryo();
        kryo.register(int[].class);
        Codec array = new Codec.ByKryo(kryo, Container.INT_ARRAY);
        Wire arrayForm = new Wire("Kryo array form", Shape.ALONE, array);
        Wire packedForm = new Wire("Kryo packed form", Shape.ALONE, kryo(WireForm.PACKED, Container.COMPACT_INT_VEC));
        return List.of(
                arrayForm
                        .codec(kryo(WireForm.ARRAY, Container.COMPACT_INT_VEC))
                        .codec(kryo(WireForm.ARRAY, Container.WIDE_COMPACT_INT_VEC)),
                packedForm
                        .codec(kryo(WireForm.PACKED, Container.WIDE_COMPACT_INT_VEC))
                        .atMost(array, "int[]", PACKED_MORE));
    }

    private Codec kryo(WireForm form, Container container) {
        Kryo kryo = new Kryo();
        CompactVecKryo.register(kryo, form);
        return underTest(new Codec.ByKryo(kryo, container));
    }

    private Codec underTest(Codec codec) {
        return underTest.apply(codec);
    }
}
