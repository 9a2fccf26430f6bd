package io.github.compactvec;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Counts what a piece of code allocates, to the byte. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    interface Action<T> {
        void run(T subject) throws IOException;
    }

    /**
     * The bytes that an action allocates, without what happens once only: the least of several runs, each on a subject
     * of its own.
     */
    static <T> long allocated(Supplier<T> subjects, Action<T> action) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            T subject = subjects.get();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                action.run(subject);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /** The size of an array of this many bytes, with the header that {@link LayoutTest} expects. */
    static long arrayOf(long bytes) {
        return 16 + bytes + 7 & ~7L;
    }
}
