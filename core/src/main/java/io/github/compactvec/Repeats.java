package io.github.compactvec;

import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asked of elements in order, tells those that repeat the last one it did not tell: whose key has a relation to the key
 * of that one.
 */
final class Repeats<E extends @Nullable Object, K extends @Nullable Object> implements Predicate<E> {
    private final Function<? super E, ? extends K> key;
    private final BiPredicate<? super K, ? super K> same;
    private boolean any;
    private @Nullable K kept;

    Repeats(Function<? super E, ? extends K> key, BiPredicate<? super K, ? super K> same) {
        this.key = key;
        this.same = same;
    }

    @Override
    @SuppressWarnings("NullAway") // the kept key is a K once there is any
    public boolean test(E element) {
        K next = key.apply(element);
        if (any && same.test(kept, next)) {
            return true;
        }
        any = true;
        kept = next;
        return false;
    }
}
