package io.github.compactvec.conformance.inspect;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** What objects occupy by their whole graphs, less what the JVM and the libraries share between all of them. */
final class Heap {
    private static final List<Object> SHARED = new ArrayList<>();

    static {
        for (int i = -128; i <= 127; i++) {
            SHARED.add(Integer.valueOf(i));
            SHARED.add(Long.valueOf(i));
        }
        SHARED.add(new ArrayList<>());
        for (Real real : Real.values()) {
            SHARED.addAll(real.vectors(new long[0]).values());
        }
    }

    private Heap() {}

    static long of(Object object) {
        return GraphLayout.parseInstance(object, SHARED).totalSize()
                - GraphLayout.parseInstance(SHARED).totalSize();
    }
}
