package io.github.compactvec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells a library that makes the value of a property, such as Jackson, of what inline capacity a {@link SmallVec} is to
 * be. Without it, it is 4.
 *
 * <pre>{@code
 * record Node(String name, @InlineCapacity(2) SmallVec<Node> children) {}
 * }</pre>
 *
 * <p>It stands on a field, a getter or setter, a parameter or a record component, and holds for the outermost vectors in
 * the type of that property: for the vector that is the value, or for the vectors in an {@code Optional}, array, list or
 * map that is. Vectors that are elements of those vectors have capacity 4 as ever. It says nothing of vectors that the
 * program makes itself.
 *
 * <p>Where a library combines annotations into one, as Jackson does by {@code @JacksonAnnotationsInside}, this one may be
 * among them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.ANNOTATION_TYPE,
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT
})
public @interface InlineCapacity {
    /**
     * How many elements are to fit into the vector object itself.
     *
     * @return 1, 2, 4, 8 or 16; a library that finds another number fails
     */
    int value();
}
