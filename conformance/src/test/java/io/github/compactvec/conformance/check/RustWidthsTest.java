package io.github.compactvec.conformance.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.compactvec.CompactUIntVec;
import io.github.compactvec.conformance.Range;
import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeer;
import io.github.compactvec.conformance.peer.RustPeerExtension;
import io.github.compactvec.conformance.peer.RustReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@link CompactUIntVec} is at every moment as wide as {@code compactvec::CompactVec} with the same elements. */
@ExtendWith(RustPeerExtension.class)
class RustWidthsTest {
    /** Alone, before and after small ones, and twice. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                254,
                255,
                256,
                257,
                65_534,
                65_535,
                65_536,
                65_537,
                16_777_214,
                16_777_215,
                16_777_216,
                16_777_217,
                2_147_483_647L,
                2_147_483_648L,
                4_294_967_294L,
                4_294_967_295L
            })
    void atTheBoundaries(long value, RustPeer rust) throws IOException {
        assertSameWidths(
                rust, List.of(new long[] {value}, new long[] {0, value, 0}, new long[] {7, 300, value, value, 70_000}));
    }

    @Test
    void ofRandomVectors(RustPeer rust) throws IOException {
        RandomVectors random = new RandomVectors(20_260_101, Range.UNSIGNED_INT);
        List<long[]> lists = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            lists.add(random.next());
        }
        assertSameWidths(rust, lists);
    }

    private static void assertSameWidths(RustPeer rust, List<long[]> lists) throws IOException {
        List<RustReply> replies = rust.widths(
                RustFormat.JSON,
                lists.stream()
                        .map(list -> Arrays.toString(list).getBytes(UTF_8))
                        .toList());
        for (int i = 0; i < lists.size(); i++) {
            assertArrayEquals(replies.get(i).document(), widths(lists.get(i)), "list " + i);
        }
    }

    /** The width in bits of the empty vector and after each element. */
    private static byte[] widths(long[] list) {
        byte[] widths = new byte[list.length + 1];
        CompactUIntVec vector = new CompactUIntVec();
        widths[0] = (byte) vector.widthBits();
        for (int i = 0; i < list.length; i++) {
            vector.add(list[i]);
            widths[i + 1] = (byte) vector.widthBits();
        }
        return widths;
    }
}
