package io.github.compactvec.conformance.input;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and tells where it is broken, which {@link java.io.InputStreamReader} does not. Skips a byte order
 * mark.
 */
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();

    /** Where the bytes after those in the buffer are. */
    private long offset;

    private boolean ended;
    private boolean started;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** Reads into a range of at least two characters, as a supplementary one takes two. */
    @Override
    public int read(char[] buf, int from, int length) throws IOException {
        if (length < 2) {
            throw new IndexOutOfBoundsException("no room for a supplementary character");
        }
        CharBuffer chars = CharBuffer.wrap(buf, from, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int read = chars.position();
            if (read > 0 && !started) {
                started = true;
                if (buf[from] == BYTE_ORDER_MARK) {
                    System.arraycopy(buf, from + 1, buf, from, --read);
                    chars.position(read);
                }
            }
            if (read > 0) {
                return read;
            }
            if (result.isError()) {
                throw new CharConversionException("byte " + (offset - bytes.remaining()) + ": not UTF-8");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            offset += read;
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
