package io.github.compactvec.conformance.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.conformance.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustPeerTest {
    @Nested
    @ExtendWith(RustPeerExtension.class)
    class Real {
        private static final RustRandom RANDOM = RustRandom.of(Range.INT, 7);

        @Test
        void namesItsCrates(RustPeer peer) {
            assertTrue(
                    peer.toString()
                            .matches("compactvec 0\\.1\\.0, smallvec 1\\..*, serde_json 1\\..*, rmp-serde 1\\..*"),
                    peer::toString);
        }

        @Test
        void echoes(RustPeer peer) throws IOException {
            List<RustReply> replies = echo(peer, List.of(" [ 1, 2 ]", "[1.5]", "[]"));
            assertEquals("[1,2]", new String(replies.get(0).document(), UTF_8));
            assertEquals("", replies.get(0).message());
            assertEquals(RustReply.Status.UNDECODABLE, replies.get(1).status());
            assertTrue(replies.get(1).message().contains("floating point `1.5`"), replies::toString);
            assertThrows(IllegalStateException.class, () -> replies.get(1).document());
            assertEquals("[]", new String(replies.get(2).document(), UTF_8));
        }

        @Test
        void tellsWidths(RustPeer peer) throws IOException {
            List<byte[]> documents =
                    List.of("[255,256,0]".getBytes(UTF_8), "[]".getBytes(UTF_8), "[-1]".getBytes(UTF_8));
            List<RustReply> replies = peer.widths(RustFormat.JSON, documents);
            assertArrayEquals(new byte[] {8, 8, 16, 16}, replies.get(0).document());
            assertArrayEquals(new byte[] {8}, replies.get(1).document());
            assertEquals(RustReply.Status.UNDECODABLE, replies.get(2).status());
        }

        @Test
        void splitsWhatDoesNotGoIntoOneRequest(RustPeer peer) throws IOException {
            List<String> documents = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                documents.add("[" + i + ",1".repeat(1_000_000) + "]");
            }
            List<RustReply> replies = echo(peer, documents);
            assertEquals(
                    documents,
                    replies.stream()
                            .map(reply -> new String(reply.document(), UTF_8))
                            .toList());
            assertEquals(List.of(), echo(peer, List.of()));
        }

        @Test
        void generatesTheSameInParts(RustPeer peer) throws IOException {
            List<byte[]> whole = generate(peer, 0, 1200);
            List<byte[]> parts = new ArrayList<>(generate(peer, 0, 700));
            parts.addAll(generate(peer, 700, 500));
            assertEquals(1200, whole.size());
            assertArrayEquals(whole.toArray(), parts.toArray());
        }

        @Test
        void verifies(RustPeer peer) throws IOException {
            List<byte[]> documents = generate(peer, 100, 50);
            documents.set(20, "[4000000000]".getBytes(UTF_8));
            documents.set(30, "[".getBytes(UTF_8));
            List<RustReply> replies =
                    peer.verify(RustType.VEC_U32, RustShape.ALONE, RustFormat.JSON, RANDOM, 100, documents);
            for (int i = 0; i < 50; i++) {
                RustReply.Status expected = i == 20
                        ? RustReply.Status.DIFFERENT
                        : i == 30 ? RustReply.Status.UNDECODABLE : RustReply.Status.OK;
                assertEquals(expected, replies.get(i).status());
            }
            assertTrue(replies.get(20).message().contains("found 4000000000]"), replies::toString);
        }

        @Test
        void goesOnAfterARefusal(RustPeer peer) throws IOException {
            RustRandom impossible = new RustRandom(1, 5, 4, 3);
            RustPeerException refusal = assertThrows(
                    RustPeerException.class,
                    () -> peer.generate(RustType.VEC_U32, RustShape.ALONE, RustFormat.JSON, impossible, 0, 1));
            assertTrue(message(refusal).startsWith("the Rust peer refuses a request: "), refusal::toString);
            assertEquals(1, generate(peer, 0, 1).size());
        }

        @Test
        void showsWhatCargoSays(@TempDir Path folder, RustPeer peer) throws IOException {
            Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = 7\n");
            RustPeerException failure =
                    assertThrows(RustPeerException.class, () -> new RustCrate(folder).build("cargo", line -> {}));
            assertTrue(message(failure).contains("name = 7"), failure::toString);
        }

        private static List<RustReply> echo(RustPeer peer, List<String> documents) throws IOException {
            return peer.echo(
                    RustType.VEC_U32,
                    RustShape.ALONE,
                    RustFormat.JSON,
                    documents.stream().map(document -> document.getBytes(UTF_8)).toList());
        }

        private static List<byte[]> generate(RustPeer peer, int first, int count) throws IOException {
            return peer.generate(RustType.VEC_U32, RustShape.ALONE, RustFormat.JSON, RANDOM, first, count);
        }
    }

    @Test
    void withoutCargoIsUnavailable(@TempDir Path folder) {
        RustUnavailableException unavailable = assertThrows(
                RustUnavailableException.class, () -> new RustCrate(folder).build("no-such-cargo", line -> {}));
        assertTrue(message(unavailable).startsWith("no-such-cargo cannot be run: "), unavailable::toString);
    }

    @Test
    void cannotStartWhatIsNotThere(@TempDir Path folder) {
        RustPeerException failure =
                assertThrows(RustPeerException.class, () -> RustPeer.start(folder.resolve("missing")));
        assertTrue(message(failure).contains("cannot be run"), failure::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "says nothing,            the Rust peer has ended (exit code 3)|no such luck",
        "speaks another protocol, 'the Rust peer speaks protocol 2, not 1'",
    })
    void doesNotStart(String fault, String expected) {
        assertMessage(assertThrows(RustPeerException.class, () -> FakePeer.start(fault)), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "dies,                    the Rust peer has ended (exit code 4)|out of luck",
        "announces too much,      the Rust peer announces an answer of 1879048192 bytes",
        "ends inside a frame,     the Rust peer has ended",
        "answers for too many,    'the Rust peer answers for 2 documents, not 1'",
        "stops inside a document, the Rust peer's answer is not understood",
    })
    void breaks(String fault, String expected) throws IOException {
        try (RustPeer peer = FakePeer.start(fault)) {
            assertMessage(assertThrows(RustPeerException.class, () -> echo(peer)), expected);
            RustPeerException later = assertThrows(RustPeerException.class, () -> echo(peer));
            assertEquals("the Rust peer has failed before", later.getMessage());
        }
    }

    @Test
    void isRefused() throws IOException {
        try (RustPeer peer = FakePeer.start("refuses")) {
            RustPeerException refusal = assertThrows(RustPeerException.class, () -> echo(peer));
            assertEquals("the Rust peer refuses a request: not today", refusal.getMessage());
        }
    }

    @Test
    void knowsWhatThePeerDoesNot() throws IOException {
        try (RustPeer peer = FakePeer.start("nothing")) {
            RustPeerException unknown = assertThrows(
                    RustPeerException.class,
                    () -> peer.echo(RustType.VEC_I32, RustShape.ALONE, RustFormat.JSON, List.of(new byte[1])));
            assertTrue(message(unknown).startsWith("the Rust peer does not know VecI32"), unknown::toString);
            byte[] large = new byte[1001];
            RustPeerException tooLarge = assertThrows(
                    RustPeerException.class,
                    () -> peer.echo(RustType.VEC_U32, RustShape.ALONE, RustFormat.JSON, List.of(large)));
            assertTrue(message(tooLarge).endsWith("takes no more than 1000"), tooLarge::toString);
            assertEquals(1, echo(peer).size());
        }
    }

    @Test
    void mayTalkOnTheSide() throws IOException {
        try (RustPeer peer = FakePeer.start("says much on the side")) {
            assertArrayEquals("[]".getBytes(UTF_8), echo(peer).get(0).document());
        }
    }

    private static List<RustReply> echo(RustPeer peer) throws RustPeerException {
        return peer.echo(RustType.VEC_U32, RustShape.ALONE, RustFormat.JSON, List.of("[]".getBytes(UTF_8)));
    }

    private static void assertMessage(Exception e, String start) {
        assertTrue(message(e).replace("\n  ", "|").startsWith(start), e::toString);
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
