package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.compactvec.Element.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {
    /** Every form that vectors of some type have. */
    static IntStream forms() {
        return VecType.all().stream()
                .flatMapToInt(type -> IntStream.of(type.forms()))
                .distinct()
                .sorted();
    }

    private static Shape shape(int form) {
        return new Shape(Form.width(form), Form.isSigned(form));
    }

    /** The widest form of an element type. */
    private static int widest(Element element) {
        return Form.of(element.widest().bytes(), element.widest().signed());
    }

    @Test
    void namesMeanWhatTheySay() {
        assertEquals(new Shape(1, false), shape(Form.U8));
        assertEquals(new Shape(2, false), shape(Form.U16));
        assertEquals(new Shape(3, false), shape(Form.U24));
        assertEquals(new Shape(4, false), shape(Form.U32));
        assertEquals(new Shape(1, true), shape(Form.S8));
        assertEquals(new Shape(2, true), shape(Form.S16));
        assertEquals(new Shape(3, true), shape(Form.S24));
        assertEquals(new Shape(4, true), shape(Form.S32));
        assertEquals(new Shape(8, true), shape(Form.S64));
        assertEquals(15, forms().count(), "7 unsigned ones, 8 signed ones");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isMadeOfWidthAndSign(int form) {
        assertEquals(form, Form.of(Form.width(form), Form.isSigned(form)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void rangeAndMask(int form) {
        Shape shape = shape(form);
        assertEquals(shape.min(), Form.min(form));
        assertEquals(shape.max(), Form.max(form));
        assertEquals(shape.bytes() == 8 ? -1 : (1L << (8 * shape.bytes())) - 1, Form.mask(form));
        assertEquals(shape.signed() ? 1L << (8 * shape.bytes() - 1) : 0, Form.signBit(form));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fitsExactlyWhatIsInRange(int form) {
        Shape shape = shape(form);
        for (long value : Element.LONG.boundaries()) {
            assertEquals(shape.holds(value), Form.fits(value, form), () -> value + " in " + shape);
        }
        for (int value = -70_000; value <= 70_000; value++) {
            if (shape.holds(value) != Form.fits(value, form)) {
                assertEquals(shape.holds(value), Form.fits(value, form), value + " in " + shape);
            }
        }
    }

    /** The formula that every bulk loop decodes with. */
    @ParameterizedTest
    @MethodSource("forms")
    void signBitExtendsStoredBits(int form) {
        for (long value : Element.LONG.boundaries()) {
            if (shape(form).holds(value)) {
                long stored = (value & Form.mask(form)) | (0xA5A5_A5A5_A5A5_A5A5L & ~Form.mask(form));
                assertEquals(value, Form.extend(stored & Form.mask(form), Form.signBit(form)));
                if (Form.width(form) <= 4 && form != Form.U32) {
                    int mask = (int) Form.mask(form);
                    assertEquals(value, Form.extend((int) stored & mask, (int) Form.signBit(form)));
                }
            }
        }
    }

    @Test
    void extentTellsSign() {
        assertFalse(Form.hasNegative(0));
        assertFalse(Form.hasNegative(Form.extent(Long.MAX_VALUE)));
        assertTrue(Form.hasNegative(Form.extent(-1)));
        assertTrue(Form.hasNegative(Form.extent(Long.MIN_VALUE)));
        assertTrue(Form.hasNegative(Form.extent(5) | Form.extent(-1) | Form.extent(1_000_000)));
    }

    @ParameterizedTest
    @EnumSource
    void nothingNeedsTheNarrowestForm(Element element) {
        assertEquals(element.narrowest(new long[0]), shape(Form.narrowest(0, widest(element))));
    }

    @ParameterizedTest
    @EnumSource
    void narrowestForEachBoundary(Element element) {
        for (long value : element.boundaries()) {
            int form = Form.narrowest(Form.extent(value), widest(element));
            assertEquals(element.narrowest(new long[] {value}), shape(form), () -> "" + value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void narrowestForThreeBoundaries(Element element) {
        long[] boundaries = element.boundaries();
        long[] values = new long[3];
        for (long a : boundaries) {
            for (long b : boundaries) {
                for (long c : boundaries) {
                    values[0] = a;
                    values[1] = b;
                    values[2] = c;
                    int form = Form.narrowest(Form.extent(a) | Form.extent(b) | Form.extent(c), widest(element));
                    Shape expected = element.narrowest(values);
                    if (!expected.equals(shape(form))) {
                        assertEquals(expected, shape(form), a + ", " + b + ", " + c);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFormAtTheGreatestWidth(Element element) {
        int widest = widest(element);
        assertEquals(widest, Form.clamp(Form.width(widest), !Form.isSigned(widest), widest));
        assertEquals(widest, Form.clamp(Form.width(widest) + 1, true, widest));
        assertEquals(Form.of(1, false), Form.clamp(1, false, widest));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWithinAnElementType(Element element) {
        for (long value : Element.LONG.boundaries()) {
            assertEquals(element.holds(value), Form.isWithin(Form.extent(value), widest(element)), () -> "" + value);
            for (long other : Element.LONG.boundaries()) {
                boolean both = element.holds(value) && element.holds(other);
                if (both != Form.isWithin(Form.extent(value) | Form.extent(other), widest(element))) {
                    assertEquals(both, !both, value + " and " + other);
                }
            }
        }
    }

    /** Which form a vector takes on for one more value, from every form it can have and for every value that counts. */
    @ParameterizedTest
    @MethodSource("io.github.compactvec.VecType#typesAndForms")
    void widensToTheLeastThatHoldsBoth(VecType type, int form) {
        Shape present = shape(form);
        for (long old : type.element().boundaries()) {
            if (!present.holds(old)) {
                continue;
            }
            for (long added : type.element().boundaries()) {
                VecSubject subject = type.of(0, present.min(), present.max());
                assertEquals(present, shape(subject.vec().form));
                subject.fill(old);
                subject.add(added);
                Shape expected = type.element().widened(present, new long[] {old, added});
                if (!expected.equals(shape(subject.vec().form))) {
                    assertEquals(expected, shape(subject.vec().form), old + " and " + added + " from " + present);
                }
            }
        }
    }
}
