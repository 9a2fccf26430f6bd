package io.github.compactvec.conformance.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that greets as the Rust peer does, and answers the next request in one of many wrong ways. */
public final class FakePeer {
    private FakePeer() {}

    /** Starts the program. What is no fault it knows, it answers with an empty array. */
    public static RustPeer start(String fault) throws RustPeerException {
        return RustPeer.start(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakePeer.class.getName(),
                fault);
    }

    /** The program. */
    public static void main(String[] args) throws IOException {
        String fault = args[0];
        if (fault.equals("says nothing")) {
            System.err.println("no such luck");
            System.exit(3);
        }
        if (fault.equals("says much on the side")) {
            System.err.println("blah ".repeat(100_000));
        }
        InputStream in = System.in;
        OutputStream out = System.out;
        readFrame(in);
        int protocol = fault.equals("speaks another protocol") ? 2 : 1;
        String hello = "{\"protocol\":" + protocol + ",\"maxPayload\":1000,\"types\":[\"Other\",\"VecU32\"],"
                + "\"shapes\":[\"Alone\"],\"formats\":[\"Json\"],\"crates\":{}}";
        writeFrame(out, ("\0" + hello).getBytes(StandardCharsets.UTF_8));
        readFrame(in);
        switch (fault) {
            case "dies" -> {
                System.err.println("out of luck");
                System.exit(4);
            }
            case "announces too much" -> out.write(new byte[] {0, 0, 0, 0x70});
            case "ends inside a frame" -> out.write(new byte[] {9, 0, 0, 0, 0, 1});
            case "answers for too many" -> writeFrame(out, new byte[] {0, 2, 0, 0, 0});
            case "stops inside a document" -> writeFrame(out, new byte[] {0, 1, 0, 0, 0, 0, 9, 0, 0, 0, '['});
            case "refuses" -> writeFrame(out, "\3not today".getBytes(StandardCharsets.UTF_8));
            default -> writeFrame(out, new byte[] {0, 1, 0, 0, 0, 0, 2, 0, 0, 0, '[', ']'});
        }
        out.flush();
    }

    private static void readFrame(InputStream in) throws IOException {
        in.readNBytes(littleEndian(in.readNBytes(4)).getInt());
    }

    private static void writeFrame(OutputStream out, byte[] payload) throws IOException {
        out.write(littleEndian(new byte[4]).putInt(payload.length).array());
        out.write(payload);
        out.flush();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
