package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import io.github.compactvec.SmallByteVec;
import io.github.compactvec.SmallIntVec;
import io.github.compactvec.SmallLongVec;
import io.github.compactvec.SmallVec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Teaches Jackson the containers of CompactVec: the vectors of integers on the same wire as arrays and lists of
 * {@code int} and {@code long}, {@link SmallVec} as any other {@link java.util.List}.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new CompactVecModule()).build();
 *
 * record Doc(String title, CompactIntVec tags) {}
 * mapper.writeValueAsString(new Doc("pi", CompactIntVec.of(3, 14, 159)));  // {"title":"pi","tags":[3,14,159]}
 * mapper.readValue("{\"tags\":[3,14,159]}", Doc.class).tags();             // [3, 14, 159]
 * }</pre>
 *
 * <p>{@link com.fasterxml.jackson.databind.ObjectMapper#findAndRegisterModules()} finds it too, on the class path as on
 * the module path. It serves every mapper: JSON, MessagePack, CBOR, Smile, YAML, XML and any other format.
 *
 * <h2>Types</h2>
 *
 * <p>{@link CompactIntVec}, {@link SmallIntVec}, {@link CompactUIntVec}, {@link CompactLongVec}, {@link SmallLongVec}
 * and {@code SmallVec} are read and written wherever a type may stand: as a root value, property, constructor or record
 * component, element, map value or type argument. What is declared as {@link IntVec} or {@link LongVec} is written as
 * what it is, and read as a {@code CompactIntVec} or a {@code CompactLongVec}, which hold any {@code int} or
 * {@code long}.
 *
 * <h2>Writing integers</h2>
 *
 * <p>The output is, byte for byte, what the same mapper writes for an {@code int[]}, or for vectors of {@code long} a
 * {@code long[]}, in the same place; the wire carries values, never widths. Nothing is boxed or copied.
 *
 * <p>In one thing vectors of {@code long} follow {@code List<Long>}, since Jackson has nothing to say of it for arrays:
 * how an element is to look. {@code @JsonFormat(shape = STRING)} on a property writes its elements as strings, which
 * peers need whose numbers have 53 bits, such as JavaScript; {@code @JsonSerialize(contentUsing = …)} and
 * {@code contentConverter}, a format for {@code Long} set on the mapper, and a serializer for {@code Long} registered
 * with it, hold as well. (On an array they all do nothing, and on a {@code CompactIntVec} neither.) Strings are read
 * back like any others.
 *
 * <h2>Reading integers</h2>
 *
 * <p>What an {@code int[]} or {@code long[]} accepts is accepted with the same values, and what it rejects is rejected
 * with the same kind of exception at the same path: features, coercions, null handling, single values as arrays and
 * problem handlers included. A vector has no spare capacity when read. Where the value is to be updated
 * ({@code @JsonMerge}, {@code readerForUpdating}), the elements are appended to the vector that is there, all of them
 * or, on failure, none. Three differences are on purpose:
 *
 * <ul>
 *   <li>A number outside the range of the elements is an error that tells it and its index in every format, for a
 *       {@code CompactUIntVec} also one that a {@code long[]} would hold. Some parsers silently cut such a number to 32
 *       or 64 bits, the one for MessagePack by {@code msgpack-java} among them, and any takes the fraction
 *       2<sup>63</sup> for the greatest {@code long}.
 *   <li>An empty vector is always a new one, never a shared instance.
 *   <li>No memory is set aside for a length that the input declares: it grows with the elements that arrive.
 * </ul>
 *
 * <p>For Jackson these types are containers of {@code int} or {@code long}, not beans, so that inclusion rules such as
 * {@code NON_DEFAULT} and formats that wrap containers treat them as they treat arrays. Their items are integers in
 * schemas, as those of lists are, where a {@code long[]} tells no more than that they are numbers.
 *
 * <h2>Speed</h2>
 *
 * <p>As JSON, vectors are formatted straight into the buffer of Jackson's own generators, in a quarter to a half of the
 * time that an array takes. Reading takes the time of an array, and with the parsers of a {@link CompactVecJsonFactory} a
 * third to a half of it. Other generators and parsers are asked for more only if they offer it, as an
 * {@link IntegerArrayGenerator} or an {@link IntegerArrayParser}.
 *
 * <h2>Small vectors of objects</h2>
 *
 * <p>A {@code SmallVec} is read by the deserializers and written by the serializers that Jackson has for lists, so that
 * whatever applies to a {@code List} in its place applies to it: annotations, features, elements of any type. Reading
 * into one that is there, as by {@code @JsonMerge}, appends element by element, and keeps those read before a failure.
 * The module adds three things:
 *
 * <ul>
 *   <li>The inline capacity is 4, or what {@link InlineCapacity} on the property says, where another number than 1, 2, 4,
 *       8 or 16 is a bad definition. A vector that is there is kept, and with it its capacity.
 *   <li>What is read has no spare capacity: if it fits inline, it lies inline.
 *   <li>Where Jackson writes the types of values, as with default typing, it is
 *       {@code io.github.compactvec.SmallVec}, whatever the inline capacity; that is also the name to allow when reading.
 *       To Jackson the class is abstract, as {@code List} is and {@code ArrayList} is not.
 * </ul>
 *
 * <p>A mapper that is told so, by {@code SimpleModule.addAbstractTypeMapping(List.class, SmallVec.class)}, reads all that
 * is declared as {@code List} as small vectors.
 *
 * <h2>Bytes</h2>
 *
 * <p>{@link SmallByteVec} is to Jackson what {@code byte[]} is: binary data where the format has them, else a string in
 * the Base64 of the mapper, read and written by the very serializers that the mapper has for {@code byte[]}, also of its
 * own. Such a string, binary data, and an array of numbers from −128 to 255 are all accepted. Exceptions and problem
 * handlers are told that a {@code byte[]} was asked for, and it is one that a handler is to answer with. To MessagePack's
 * parser a string is no Base64 but its own bytes, here as there. Four differences are on purpose:
 *
 * <ul>
 *   <li>{@code @JsonFormat(shape = ARRAY)}, on a property or by
 *       {@link com.fasterxml.jackson.databind.ObjectMapper#configOverride configOverride} for the type, writes an array
 *       of numbers from 0 to 255, as Rust's serde writes a {@code Vec<u8>}. (On a {@code byte[]} it does nothing. XML
 *       has no arrays: there such a property cannot be read back.)
 *   <li>A number that is no byte is an error in every format, where the parser for MessagePack cuts it to 32 bits first.
 *   <li>An update appends to the vector that is there, where an array is replaced by a longer one.
 *   <li>A vector is never shared: neither an empty one, nor with an array that the parser or a tree holds.
 * </ul>
 */
public final class CompactVecModule extends Module {
    /** Makes the module. It has no settings, and one instance may be registered with many mappers. */
    public CompactVecModule() {}

    /**
     * The name of this module.
     *
     * @return {@code "CompactVecModule"}
     */
    @Override
    public String getModuleName() {
        return "CompactVecModule";
    }

    /**
     * The version of this library.
     *
     * @return the version, with the Maven coordinates of the artifact
     */
    @Override
    public Version version() {
        return LibraryVersion.VERSION;
    }

    /**
     * Registers serializers, deserializers and the container nature of the types.
     *
     * @param context where to register them
     */
    @Override
    public void setupModule(SetupContext context) {
        SimpleSerializers serializers = new SimpleSerializers();
        SimpleDeserializers deserializers = new SimpleDeserializers();

        serializers.addSerializer(IntVec.class, new IntVecSerializer<>(IntVec.class));
        serializers.addSerializer(CompactIntVec.class, new IntVecSerializer<>(CompactIntVec.class));
        serializers.addSerializer(SmallIntVec.class, new IntVecSerializer<>(SmallIntVec.class));
        serializers.addSerializer(LongVec.class, new LongVecSerializer<>(LongVec.class));
        serializers.addSerializer(CompactUIntVec.class, new LongVecSerializer<>(CompactUIntVec.class));
        serializers.addSerializer(CompactLongVec.class, new LongVecSerializer<>(CompactLongVec.class));
        serializers.addSerializer(SmallLongVec.class, new LongVecSerializer<>(SmallLongVec.class));

        deserializers.addDeserializer(IntVec.class, new IntVecDeserializer<>(IntVec.class, CompactIntVec::copyOf));
        deserializers.addDeserializer(
                CompactIntVec.class, new IntVecDeserializer<>(CompactIntVec.class, CompactIntVec::copyOf));
        deserializers.addDeserializer(
                SmallIntVec.class, new IntVecDeserializer<>(SmallIntVec.class, SmallIntVec::copyOf));
        deserializers.addDeserializer(
                LongVec.class, new LongVecDeserializer<>(LongVec.class, IntegerType.LONG, CompactLongVec::copyOf));
        deserializers.addDeserializer(
                CompactUIntVec.class,
                new LongVecDeserializer<>(CompactUIntVec.class, IntegerType.UNSIGNED_INT, CompactUIntVec::copyOf));
        deserializers.addDeserializer(
                CompactLongVec.class,
                new LongVecDeserializer<>(CompactLongVec.class, IntegerType.LONG, CompactLongVec::copyOf));
        deserializers.addDeserializer(
                SmallLongVec.class,
                new LongVecDeserializer<>(SmallLongVec.class, IntegerType.LONG, SmallLongVec::copyOf));

        serializers.addSerializer(SmallByteVec.class, new ByteVecSerializer());
        deserializers.addDeserializer(SmallByteVec.class, new ByteVecDeserializer());

        context.addSerializers(serializers);
        context.addDeserializers(deserializers);
        context.addDeserializers(new SmallVecDeserializers());
        context.addBeanSerializerModifier(new SmallVecSerializerModifier());
        context.addTypeModifier(new VecTypeModifier());
        context.appendAnnotationIntrospector(new RootNames());
    }

    /** The name of a root that is a small vector, whose class is a hidden one. */
    private static final class RootNames extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable PropertyName findRootName(AnnotatedClass type) {
            return SmallVec.class.isAssignableFrom(type.getRawType())
                    ? PropertyName.construct(SmallVec.class.getSimpleName())
                    : null;
        }
    }

    /** What the build says of itself, read when first asked for. */
    private static final class LibraryVersion {
        static final Version VERSION = read();

        private static Version read() {
            Properties properties = new Properties();
            try (InputStream in = CompactVecModule.class.getResourceAsStream("version.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            } catch (IOException e) {
                properties.clear();
            }
            // Unknown if the library was repackaged without its resources, or they are damaged. Not worth a failure.
            return VersionUtil.parseVersion(
                    properties.getProperty("version"),
                    properties.getProperty("groupId"),
                    properties.getProperty("artifactId"));
        }
    }
}
