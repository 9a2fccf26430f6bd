package io.github.compactvec.kryo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.KryoException;
import io.github.compactvec.PrimitiveVec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message of one type is to another: the packed forms are one family. */
class FamilyTest {
    private static final WireForm PACKED = WireForm.PACKED;

    /** Header of four fixed bytes, the only ones that types mark differently. */
    private static final int FOUR_BYTES = 3;

    private static final int SIGNED = 8;

    private static byte[] write(Container container, long[] values) {
        return Kryos.write(PACKED, container.of(values));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void theSameElementsAreTheSameBytesInEveryType(Container container) {
        for (long[] values : container.samples()) {
            byte[] message = write(container, values);
            for (Container other : Container.values()) {
                if (other.holds(values)) {
                    byte[] theirs = write(other, values);
                    int at = headerPosition(message);
                    if (at < message.length && (message[at] | SIGNED) == (FOUR_BYTES | SIGNED)) {
                        assertEquals(message[at] | SIGNED, theirs[at] | SIGNED);
                        theirs[at] = message[at];
                    }
                    assertArrayEquals(message, theirs, () -> other + " " + Arrays.toString(values));
                }
            }
        }
    }

    private static int headerPosition(byte[] message) {
        int at = 0;
        while (message[at] < 0) {
            at++;
        }
        return at + 1;
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void aLongVecReadsWhatAnyTypeWrote(Container container) {
        for (long[] values : container.samples()) {
            for (WireForm form : WireForm.values()) {
                byte[] message = Kryos.write(form, container.of(values));
                for (Container reader : List.of(Container.LONG, Container.SMALL_LONG)) {
                    assertEquals(reader.of(values), Kryos.read(form, message, reader.type));
                }
            }
        }
    }

    /** Where the elements lie does not tell. */
    @ParameterizedTest
    @CsvSource({"INT, SMALL_INT", "SMALL_INT, INT", "LONG, SMALL_LONG", "SMALL_LONG, LONG"})
    void aSmallVectorIsReadAsACompactOneAndTheOtherWayRound(Container container, Container other) {
        for (WireForm form : WireForm.values()) {
            for (long[] values : container.samples()) {
                byte[] message = Kryos.write(form, container.of(values));
                assertArrayEquals(Kryos.write(form, other.of(values)), message);
                assertEquals(other.of(values), Kryos.read(form, message, other.type));
            }
            assertNull(Kryos.read(form, Kryos.bytes("00"), other.type));
        }
    }

    /** Another type reads the same elements, or says that it cannot; never other elements. */
    @ParameterizedTest
    @EnumSource(Container.class)
    void noTypeMistakesTheMessageOfAnother(Container container) {
        int understood = 0;
        for (long[] values : container.samples()) {
            byte[] message = write(container, values);
            for (Container other : Container.values()) {
                try {
                    PrimitiveVec read = Kryos.read(PACKED, message, other.type);
                    assertEquals(other.of(values), read);
                    understood++;
                } catch (KryoException e) {
                    assertTrue(other != container && other.width < Long.BYTES, () -> Kryos.message(e));
                }
            }
        }
        assertTrue(understood > container.samples().size(), understood + " messages");
    }
}
