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
 * format's reference (Jackson or Kryo with an array) writes, and what each reads to the value.
 *
 * <p>A container is one more constant of {@link Container}, a format one more {@link Wire} in here.
 */
public final class CrossCheck {
    private static final List<RustType> RUST_TYPES = List.of(
            RustType.VEC_I32,
            RustType.VEC_U32,
            RustType.COMPACT_VEC,
            RustType.SMALL_VEC_U32,
            RustType.VEC_I64,
            RustType.VEC_U64,
            RustType.SMALL_VEC_I64);

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
            all.addAll(kryo("int", Container.INT_ARRAY, List.of(Container.COMPACT_INT_VEC, Container.SMALL_INT_VEC)));
            all.addAll(kryo(
                    "long",
                    Container.LONG_ARRAY,
                    List.of(Container.COMPACT_LONG_VEC, Container.SMALL_LONG_VEC, Container.COMPACT_UINT_VEC)));
            all.addAll(kryo(Container.SMALL_VEC_OF_INTEGER, Container.INTEGER_LIST));
            all.addAll(kryo(Container.SMALL_VEC_OF_LONG, Container.LONG_LIST));
            for (Container vector : Container.UNDER_TEST) {
                vector.states().forEach(state -> all.add(java(state)));
            }
        }
        return all;
    }

    private Wire jackson(String format, ObjectMapper mapper, Shape shape) {
        Wire wire = new Wire(format, shape, new Codec.ByJackson(mapper, shape, Container.LONG_ARRAY));
        for (Container peer : Container.PEERS) {
            if (peer != Container.LONG_ARRAY) {
                wire.codec(new Codec.ByJackson(mapper, shape, peer));
            }
        }
        for (Container vector : Container.UNDER_TEST) {
            List<Container> states = shape == Shape.ALONE ? vector.states() : List.of(vector);
            states.forEach(state -> wire.codec(underTest(new Codec.ByJackson(mapper, shape, state))));
        }
        return wire;
    }

    private Wire rust(Wire wire, @Nullable RustShape shape, RustFormat format) {
        if (rust != null && shape != null) {
            for (RustType type : RUST_TYPES) {
                wire.rust(rust, type, shape, format);
            }
        }
        return wire;
    }

    /**
     * Both forms for vectors of the same elements, which must write the same.
     *
     * @param vectors those that hold all of the array's elements first
     */
    private List<Wire> kryo(String elements, Container arrays, List<Container> vectors) {
        Kryo kryo = new Kryo();
        kryo.register(arrays.rawType());
        Codec array = new Codec.ByKryo(kryo, arrays);
        Wire arrayForm = new Wire("Kryo " + elements + " array form", Shape.ALONE, array);
        List<Container> states =
                vectors.stream().flatMap(vector -> vector.states().stream()).toList();
        states.forEach(state -> arrayForm.codec(kryo(WireForm.ARRAY, state)));
        Wire packedForm =
                new Wire("Kryo " + elements + " packed form", Shape.ALONE, kryo(WireForm.PACKED, states.get(0)));
        states.stream().skip(1).forEach(state -> packedForm.codec(kryo(WireForm.PACKED, state)));
        return List.of(arrayForm, packedForm.atMostOneMore(array, arrays.toString()));
    }

    /** The bytes tell the inline capacity of a vector of objects: each state is its own reference. */
    private List<Wire> kryo(Container vector, Container list) {
        Kryo kryo = new Kryo();
        kryo.register(ArrayList.class);
        Codec ofList = new Codec.ByKryo(kryo, list);
        return vector.states().stream()
                .map(state -> new Wire("Kryo list", Shape.ALONE, kryo(WireForm.PACKED, state))
                        .atMostOneMore(ofList, list.toString()))
                .toList();
    }

    private Codec kryo(WireForm form, Container container) {
        Kryo kryo = new Kryo();
        CompactVecKryo.register(kryo, form);
        return underTest(new Codec.ByKryo(kryo, container));
    }

    /** The bytes are those of one type of vector alone, and depend on its width: each is its own reference. */
    private Wire java(Container vector) {
        return new Wire("Java serialization", Shape.ALONE, underTest(new Codec.ByJava(vector)));
    }

    private Codec underTest(Codec codec) {
        return underTest.apply(codec);
    }
}
