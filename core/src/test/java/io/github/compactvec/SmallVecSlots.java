package io.github.compactvec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks behind a {@link SmallVec}, by reflection, at every reference that it holds. */
final class SmallVecSlots {
    static final List<Integer> INLINE_CAPACITIES = List.of(1, 2, 4, 8, 16);

    /** The fields of each class, slot 0 first. */
    private static final Map<Integer, List<Field>> FIELDS = Map.of(
            1, fields(1),
            2, fields(2),
            4, fields(4),
            8, fields(8),
            16, fields(16));

    private SmallVecSlots() {}

    private static List<Field> fields(int inlineCapacity) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = SmallVec.withInlineCapacity(inlineCapacity).getClass();
                c != SmallStorage.class.getSuperclass();
                c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getType() == Object.class) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        fields.sort((a, b) -> Integer.compare(number(a), number(b)));
        assertEquals(
                IntStream.range(0, inlineCapacity).boxed().toList(),
                fields.stream().map(SmallVecSlots::number).toList());
        return fields;
    }

    private static int number(Field field) {
        return Integer.parseInt(field.getName().substring("slot".length()));
    }

    /** What each field of the vector refers to. */
    static @Nullable Object[] fieldsOf(SmallVec<?> vec) {
        List<Field> fields = Objects.requireNonNull(FIELDS.get(vec.inlineCapacity()));
        @Nullable Object[] values = new Object[fields.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).get(vec);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return values;
    }

    /** Elements where they belong, and null everywhere else. */
    static void assertHoldsNothingElse(SmallVec<?> vec) {
        @Nullable Object[] slots = fieldsOf(vec);
        if (vec.isSpilled()) {
            for (int i = 1; i < slots.length; i++) {
                assertNull(slots[i], "slot of a spilled vector");
            }
            slots = Objects.requireNonNull((Object[]) slots[0]);
        }
        assertEquals(slots.length, vec.capacity());
        assertTrue(vec.size() <= slots.length);
        for (int i = 0; i < slots.length; i++) {
            if (i < vec.size()) {
                assertSame(vec.get(i), slots[i]);
            } else if (slots[i] != null) {
                assertNull(slots[i], "slot " + i + " at size " + vec.size());
            }
        }
    }
}
