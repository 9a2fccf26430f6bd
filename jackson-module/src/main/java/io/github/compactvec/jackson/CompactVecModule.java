package io.github.compactvec.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.CompactLongVec;
import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.IntVec;
import io.github.compactvec.LongVec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Teaches Jackson the containers of CompactVec, on the same wire as arrays and lists of {@code int} and {@code long}.
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
 * <p>{@link CompactIntVec}, {@link CompactUIntVec} and {@link CompactLongVec} are read and written wherever a type may
 * stand: as a root value, property, constructor or record component, element, map value or type argument. What is
 * declared as {@link IntVec} or {@link LongVec} is written as what it is, and read as a {@code CompactIntVec} or a
 * {@code CompactLongVec}, which hold any {@code int} or {@code long}.
 *
 * <h2>Writing</h2>
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
 * <h2>Reading</h2>
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
        serializers.addSerializer(LongVec.class, new LongVecSerializer<>(LongVec.class));
        serializers.addSerializer(CompactUIntVec.class, new LongVecSerializer<>(CompactUIntVec.class));
        serializers.addSerializer(CompactLongVec.class, new LongVecSerializer<>(CompactLongVec.class));

        deserializers.addDeserializer(IntVec.class, new IntVecDeserializer<>(IntVec.class, CompactIntVec::copyOf));
        deserializers.addDeserializer(
                CompactIntVec.class, new IntVecDeserializer<>(CompactIntVec.class, CompactIntVec::copyOf));
        deserializers.addDeserializer(
                LongVec.class, new LongVecDeserializer<>(LongVec.class, IntegerType.LONG, CompactLongVec::copyOf));
        deserializers.addDeserializer(
                CompactUIntVec.class,
                new LongVecDeserializer<>(CompactUIntVec.class, IntegerType.UNSIGNED_INT, CompactUIntVec::copyOf));
        deserializers.addDeserializer(
                CompactLongVec.class,
                new LongVecDeserializer<>(CompactLongVec.class, IntegerType.LONG, CompactLongVec::copyOf));

        context.addSerializers(serializers);
        context.addDeserializers(deserializers);
        context.addTypeModifier(new VecTypeModifier());
    }

    /** What the build says of itself, read when first asked for. */
    private static final class LibraryVersion {
        static final Version VERSION = read();

        private static Version read() {
            Properties properties = new Properties();
            try (InputStream in = CompactVecModule.class.getResourceAsStream("version.properties")) {
                if (in == null) {
                    // Repackaged without resources. Not worth a failure.
                    return Version.unknownVersion();
                }
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return VersionUtil.parseVersion(
                    properties.getProperty("version"),
                    properties.getProperty("groupId"),
                    properties.getProperty("artifactId"));
        }
    }
}
