package io.github.compactvec.msgpack;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.jackson.dataformat.ExtensionTypeCustomDeserializers;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import org.msgpack.jackson.dataformat.MessagePackParser;

/**
 * A {@link MessagePackFactory} that writes and reads arrays of integers in bulk:
 *
 * <pre>{@code
 * ObjectMapper mapper = new ObjectMapper(new CompactVecMessagePackFactory());
 * mapper.registerModule(new CompactVecModule());
 * }</pre>
 *
 * <p>It may take the place of {@code MessagePackFactory} in any mapper, {@code MessagePackMapper} included: it writes the
 * same bytes for every value, and reads the same values from every document.
 *
 * <p><b>Writing.</b> The generators of the superclass make an object of each value and write them when the root value has
 * ended; those of this factory write as they go. Vectors, {@code int[]} and {@code long[]} are encoded in bulk. What has
 * been written stays in a buffer until the root value has ended. Only when that has grown to 32 KiB, it goes on to the
 * target earlier, as far as no container is open whose size was not declared: objects and maps have none, arrays and
 * collections have.
 *
 * <p><b>Reading.</b> The parsers of this factory give the deserializers of
 * {@link io.github.compactvec.jackson.CompactVecModule} as many elements at a time as they have at hand. Memory grows
 * with the bytes that have arrived, whatever length is declared.
 *
 * <p>These are the differences to the superclass, each where that gives a wrong answer:
 *
 * <ul>
 *   <li>A number that is not in the range of the type that is asked for is answered with an
 *       {@link com.fasterxml.jackson.core.exc.InputCoercionException}, as with Jackson's other formats, not cut to size.
 *   <li>A null, a boolean or the start or end of a container is no number and has its own text; the superclass gives that
 *       of an earlier token.
 *   <li>Strings are read as UTF-8, whatever the default charset is.
 *   <li>Parts of arrays, of {@code char}, ASCII or binary data, are written from where they begin.
 *   <li>A container of more than 32 KiB that has another size than a serializer declared is answered with a
 *       {@link com.fasterxml.jackson.core.JsonGenerationException} if its header has gone on to the target; and a value
 *       that has no name, or a name that has no value, with one always.
 *   <li>A generator may write any number of root values; those of the superclass may write scalars, or arrays that are
 *       flushed each.
 *   <li>Parsers and generators that are in use are never disturbed by others of the same thread.
 *   <li>A {@linkplain #copy copy} supports integer keys if its original does.
 * </ul>
 *
 * <p>Like every factory it is to be configured first and may be shared by threads then.
 */
public class CompactVecMessagePackFactory extends MessagePackFactory {
    private static final long serialVersionUID = 1;

    // The superclass keeps all of these to itself.
    @SuppressWarnings("serial") // Jackson's factories are serializable in name; so is this one in the superclass.
    private final MessagePack.PackerConfig packerConfig;

    private boolean reuseInGenerator = true;
    private boolean reuseInParser = true;
    private boolean integerKeys;

    @SuppressWarnings("serial") // As above.
    private @Nullable ExtensionTypeCustomDeserializers extensions;

    /** Makes a factory of msgpack-java's default configuration. */
    public CompactVecMessagePackFactory() {
        this(MessagePack.DEFAULT_PACKER_CONFIG);
    }

    /**
     * Makes a factory.
     *
     * @param packerConfig how generators write, strings above all; the size of the buffer is not taken from it
     */
    public CompactVecMessagePackFactory(MessagePack.PackerConfig packerConfig) {
        super(packerConfig);
        this.packerConfig = packerConfig;
    }

    /**
     * Makes a factory that does what another one does.
     *
     * @param source where all settings are taken from
     */
    public CompactVecMessagePackFactory(CompactVecMessagePackFactory source) {
        super(source);
        this.packerConfig = source.packerConfig.clone();
        this.reuseInGenerator = source.reuseInGenerator;
        this.reuseInParser = source.reuseInParser;
        this.integerKeys = source.integerKeys;
        if (source.extensions != null) {
            this.extensions = new ExtensionTypeCustomDeserializers(source.extensions);
        }
    }

    /**
     * A factory with the same settings, which does not change with this one.
     *
     * @return a new factory
     */
    @Override
    public JsonFactory copy() {
        _checkInvalidCopy(CompactVecMessagePackFactory.class);
        return new CompactVecMessagePackFactory(this);
    }

    /**
     * Sets whether a thread keeps a buffer for its generators, of 64 KiB at most; as set first, it does.
     *
     * @param reuse whether it does
     * @return this factory
     */
    @Override
    public CompactVecMessagePackFactory setReuseResourceInGenerator(boolean reuse) {
        super.setReuseResourceInGenerator(reuse);
        reuseInGenerator = reuse;
        return this;
    }

    /**
     * Sets whether a thread keeps a buffer for its parsers, of 8 KiB, and lets parsers that do not close their source be
     * followed by others of the same source; as set first, it does.
     *
     * @param reuse whether it does
     * @return this factory
     */
    @Override
    public CompactVecMessagePackFactory setReuseResourceInParser(boolean reuse) {
        super.setReuseResourceInParser(reuse);
        reuseInParser = reuse;
        return this;
    }

    /**
     * Sets whether names of properties that are integers are written as integers; as set first, they are not.
     *
     * @param support whether they are
     * @return this factory
     */
    @Override
    public CompactVecMessagePackFactory setSupportIntegerKeys(boolean support) {
        super.setSupportIntegerKeys(support);
        integerKeys = support;
        return this;
    }

    /**
     * Sets what extension types are read as.
     *
     * @param deserializers for some types; null for none
     * @return this factory
     */
    @Override
    public CompactVecMessagePackFactory setExtTypeCustomDesers(
            @Nullable ExtensionTypeCustomDeserializers deserializers) {
        super.setExtTypeCustomDesers(deserializers);
        extensions = deserializers;
        return this;
    }

    // ---------------------------------------------------------------- generators and parsers

    /**
     * Makes a generator.
     *
     * @param out where it writes
     * @param encoding not used
     * @return a new generator
     */
    @Override
    public JsonGenerator createGenerator(OutputStream out, @Nullable JsonEncoding encoding) throws IOException {
        return new CompactVecMessagePackGenerator(
                _generatorFeatures, _objectCodec, out, packerConfig, reuseInGenerator, integerKeys);
    }

    /**
     * Makes a parser.
     *
     * @param in where it reads
     * @param context of the parser
     * @return a new parser
     */
    @Override
    protected MessagePackParser _createParser(InputStream in, IOContext context) throws IOException {
        return new CompactVecMessagePackParser(
                context, _parserFeatures, _objectCodec, ParserInput.of(in, reuseInParser, closes()), extensions);
    }

    /**
     * Makes a parser. The bytes are not copied.
     *
     * @param data what it reads
     * @param offset where it begins
     * @param length how many bytes it reads
     * @param context of the parser
     * @return a new parser
     */
    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        ParserInput input = ParserInput.of(data, offset, length, reuseInParser, closes());
        return new CompactVecMessagePackParser(context, _parserFeatures, _objectCodec, input, extensions);
    }

    private boolean closes() {
        return isEnabled(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }
}
