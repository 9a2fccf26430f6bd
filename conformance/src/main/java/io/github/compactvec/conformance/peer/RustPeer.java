package io.github.compactvec.conformance.peer;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running Rust peer: the real crates in a process of their own, asked over its standard input and output.
 *
 * <p>The peer's README describes the protocol. Every request is one frame, answered by one frame; calls with more
 * documents than go well into one frame are split. May be shared by threads, which then take turns.
 */
public final class RustPeer implements AutoCloseable {
    private static final int PROTOCOL = 1;

    private static final int HELLO = 0;
    private static final int ECHO = 1;
    private static final int GENERATE = 2;
    private static final int VERIFY = 3;
    private static final int WIDTHS = 4;

    private static final int REFUSED = 3;

    /** No more documents go into a request once it has as many bytes. */
    private static final int BYTES_PER_REQUEST = 4 << 20;
    /** Values to generate by a request: a few megabytes, whatever the shape. */
    private static final int VALUES_PER_REQUEST = 500;

    private static final int STDERR_LINES_KEPT = 20;

    private static final List<String> CRATES = List.of("compactvec", "smallvec", "serde_json", "rmp-serde");

    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final Deque<String> stderr = new ArrayDeque<>();
    private final Thread stderrReader;

    private final Map<String, Integer> types = new LinkedHashMap<>();
    private final Map<String, Integer> shapes = new LinkedHashMap<>();
    private final Map<String, Integer> formats = new LinkedHashMap<>();
    private int maxPayload = Integer.MAX_VALUE;
    private String crates = "";
    private boolean broken;

    private RustPeer(Process process) {
        this.process = process;
        this.in = process.getInputStream();
        this.out = process.getOutputStream();
        this.stderrReader = new Thread(this::readStderr, "rust-peer-stderr");
        stderrReader.setDaemon(true);
        stderrReader.start();
    }

    /**
     * Builds the peer, if its sources have changed since it was last built, and starts it.
     *
     * @param log gets each line that cargo prints
     * @return the peer, to be closed
     * @throws RustUnavailableException if there is no cargo, or no source to build
     * @throws RustPeerException if it cannot be built or does not answer
     */
    public static RustPeer start(Consumer<String> log) throws RustUnavailableException, RustPeerException {
        return start(RustCrate.find().build("cargo", log));
    }

    /** Starts a program that speaks the protocol. */
    static RustPeer start(Path program, String... arguments) throws RustPeerException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new RustPeerException(program + " cannot be run: " + e.getMessage(), e);
        }
        RustPeer peer = new RustPeer(process);
        try {
            peer.hello();
            return peer;
        } catch (RustPeerException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Has the peer decode documents and encode the values again.
     *
     * @return a reply for each document, in order
     */
    public List<RustReply> echo(RustType type, RustShape shape, RustFormat format, List<byte[]> documents)
            throws RustPeerException {
        return ask(request(ECHO, type, shape, format), documents);
    }

    /**
     * Has the peer push the numbers of each document one by one onto a {@code compactvec::CompactVec}.
     *
     * @return a reply for each document, in order: a byte for the empty vector and one after each push, the width in
     *     bits
     */
    public List<RustReply> widths(RustFormat format, List<byte[]> documents) throws RustPeerException {
        return ask(new Request().put(WIDTHS).put(0).put(0).put(id(formats, format.wireName)), documents);
    }

    /** Asks the same for each document. */
    private List<RustReply> ask(Request header, List<byte[]> documents) throws RustPeerException {
        List<RustReply> replies = new ArrayList<>(documents.size());
        for (int from = 0; from < documents.size(); ) {
            int to = endOfRequest(documents, from);
            Request request = new Request();
            request.writeBytes(header.toByteArray());
            request.putInt(to - from);
            documents.subList(from, to).forEach(request::putDocument);
            replies.addAll(exchange(request, to - from));
            from = to;
        }
        return replies;
    }

    /**
     * Has the peer make random values and encode them.
     *
     * @param random what to draw them from
     * @param first the index of the first value
     * @param count how many values
     * @return their documents, in order
     */
    public List<byte[]> generate(
            RustType type, RustShape shape, RustFormat format, RustRandom random, int first, int count)
            throws RustPeerException {
        List<byte[]> documents = new ArrayList<>(count);
        for (int done = 0; done < count; ) {
            int some = Math.min(VALUES_PER_REQUEST, count - done);
            Request request = request(GENERATE, type, shape, format);
            request.putRandom(random, first + done, some);
            for (RustReply reply : exchange(request, some)) {
                documents.add(reply.document());
            }
            done += some;
        }
        return documents;
    }

    /**
     * Has the peer make the same random values as {@link #generate} once more, and compare them with the values of
     * documents.
     *
     * @return a reply for each document, in order
     */
    public List<RustReply> verify(
            RustType type, RustShape shape, RustFormat format, RustRandom random, int first, List<byte[]> documents)
            throws RustPeerException {
        List<RustReply> replies = new ArrayList<>(documents.size());
        for (int from = 0; from < documents.size(); ) {
            int to = endOfRequest(documents, from);
            Request request = request(VERIFY, type, shape, format);
            request.putRandom(random, first + from, to - from);
            documents.subList(from, to).forEach(request::putDocument);
            replies.addAll(exchange(request, to - from));
            from = to;
        }
        return replies;
    }

    /** The crates under test and their versions. */
    @Override
    public String toString() {
        return crates;
    }

    /** Ends the process, and waits for it. */
    @Override
    public synchronized void close() throws RustPeerException {
        try {
            out.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                broken = true;
                throw new RustPeerException("the Rust peer does not end");
            }
            if (process.exitValue() != 0 && !broken) {
                throw failure("the Rust peer ended with " + process.exitValue(), null);
            }
        } catch (IOException e) {
            if (!broken) {
                throw failure("the Rust peer cannot be closed", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private void hello() throws RustPeerException {
        ByteBuffer body = exchange(new Request().put(HELLO).put(0).put(0).put(0));
        try {
            byte[] text = new byte[body.remaining()];
            body.get(text);
            JsonNode hello = new JsonMapper().readTree(text);
            int protocol = hello.path("protocol").asInt();
            if (protocol != PROTOCOL) {
                throw new RustPeerException("the Rust peer speaks protocol " + protocol + ", not " + PROTOCOL);
            }
            maxPayload = hello.path("maxPayload").asInt();
            putIds(hello.path("types"), types);
            putIds(hello.path("shapes"), shapes);
            putIds(hello.path("formats"), formats);
            crates = CRATES.stream()
                    .map(name -> name + " " + hello.path("crates").path(name).asText())
                    .collect(joining(", "));
        } catch (RustPeerException e) {
            throw e;
        } catch (IOException e) {
            throw new RustPeerException("the Rust peer's greeting is not understood: " + e.getMessage(), e);
        }
    }

    private static void putIds(JsonNode names, Map<String, Integer> ids) {
        for (int id = 0; id < names.size(); id++) {
            ids.put(names.get(id).asText(), id);
        }
    }

    private Request request(int operation, RustType type, RustShape shape, RustFormat format) throws RustPeerException {
        return new Request()
                .put(operation)
                .put(id(types, type.wireName))
                .put(id(shapes, shape.wireName))
                .put(id(formats, format.wireName));
    }

    private static int id(Map<String, Integer> ids, String name) throws RustPeerException {
        Integer id = ids.get(name);
        if (id == null) {
            throw new RustPeerException("the Rust peer does not know " + name + ", only " + ids.keySet());
        }
        return id;
    }

    private static int endOfRequest(List<byte[]> documents, int from) {
        int to = from;
        for (long bytes = 0; to < documents.size() && bytes < BYTES_PER_REQUEST; to++) {
            bytes += documents.get(to).length;
        }
        return to;
    }

    private List<RustReply> exchange(Request request, int expected) throws RustPeerException {
        ByteBuffer body = exchange(request);
        try {
            int count = body.getInt();
            if (count != expected) {
                throw failure("the Rust peer answers for " + count + " documents, not " + expected, null);
            }
            List<RustReply> replies = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                RustReply.Status status = status(body.get());
                int length = body.getInt();
                byte[] text = new byte[Objects.checkIndex(length, body.remaining() + 1)];
                body.get(text);
                replies.add(new RustReply(status, text));
            }
            return replies;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw failure("the Rust peer's answer is not understood", e);
        }
    }

    private static RustReply.Status status(int code) {
        return switch (code) {
            case 0 -> RustReply.Status.OK;
            case 1 -> RustReply.Status.UNDECODABLE;
            case 2 -> RustReply.Status.DIFFERENT;
            default -> throw new IndexOutOfBoundsException("status " + code);
        };
    }

    /** Sends a request and returns the body of its answer. */
    private synchronized ByteBuffer exchange(Request request) throws RustPeerException {
        if (broken) {
            throw new RustPeerException("the Rust peer has failed before");
        }
        byte[] payload = request.toByteArray();
        if (payload.length > maxPayload) {
            throw new RustPeerException(
                    "a request of " + payload.length + " bytes; the Rust peer takes no more than " + maxPayload);
        }
        try {
            out.write(littleEndian(payload.length));
            out.write(payload);
            out.flush();
            int length = ByteBuffer.wrap(readFully(Integer.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            if (length < 1 || length > maxPayload) {
                throw failure("the Rust peer announces an answer of " + length + " bytes", null);
            }
            ByteBuffer body = ByteBuffer.wrap(readFully(length)).order(ByteOrder.LITTLE_ENDIAN);
            int status = body.get();
            if (status == REFUSED) {
                throw new RustPeerException("the Rust peer refuses a request: " + StandardCharsets.UTF_8.decode(body));
            }
            return body;
        } catch (RustPeerException e) {
            throw e;
        } catch (IOException e) {
            throw failure("the Rust peer does not answer", e);
        }
    }

    private byte[] readFully(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw failure("the Rust peer has ended", null);
        }
        return bytes;
    }

    /** An exception for a peer that is of no more use, with what it had to say. */
    private RustPeerException failure(String message, @Nullable Throwable cause) {
        broken = true;
        StringBuilder text = new StringBuilder(message);
        try {
            // What it says last, if it is about to end, tells why.
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                text.append(" (exit code ").append(process.exitValue()).append(')');
            }
            process.destroyForcibly();
            stderrReader.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (cause != null && cause.getMessage() != null) {
            text.append(": ").append(cause.getMessage());
        }
        synchronized (stderr) {
            stderr.forEach(line -> text.append("\n  ").append(line));
        }
        return cause == null ? new RustPeerException(text.toString()) : new RustPeerException(text.toString(), cause);
    }

    private void readStderr() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line; (line = lines.readLine()) != null; ) {
                synchronized (stderr) {
                    stderr.add(line);
                    if (stderr.size() > STDERR_LINES_KEPT) {
                        stderr.remove();
                    }
                }
            }
        } catch (IOException e) {
            synchronized (stderr) {
                stderr.add("standard error cannot be read: " + e.getMessage());
            }
        }
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** The payload of a request. */
    private static final class Request extends ByteArrayOutputStream {
        Request put(int value) {
            write(value);
            return this;
        }

        void putInt(int value) {
            writeBytes(littleEndian(value));
        }

        void putLong(long value) {
            putInt((int) value);
            putInt((int) (value >>> Integer.SIZE));
        }

        void putRandom(RustRandom random, int first, int count) {
            putLong(random.seed());
            putInt(first);
            putInt(count);
            putLong(random.min());
            putLong(random.max());
            putInt(random.maxLength());
        }

        void putDocument(byte[] document) {
            putInt(document.length);
            writeBytes(document);
        }
    }
}
