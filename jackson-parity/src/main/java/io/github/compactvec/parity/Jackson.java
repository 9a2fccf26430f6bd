package io.github.compactvec.parity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A major version of Jackson with the module under test, as far as comparing needs it. */
public interface Jackson {
    /** Which one, for reports. */
    String version();

    /** The formats that there are mappers of. */
    Set<Format> formats();

    /** Every feature that a mapper of the format has, with the state that it is not in by default. */
    List<Feature> features(Format format);

    /** The names of modules that change how beans are read and written, to be present beside the one under test. */
    List<String> modules();

    /** A mapper with the module under test. */
    Mapper mapper(Format format, Settings settings);

    /** What a failure says of where it is and of what was asked for. */
    Failure describe(Exception failure);

    /**
     * A feature in some state.
     *
     * @param name the simple names of the class and the constant, as in {@code MapperFeature.USE_ANNOTATIONS}
     */
    record Feature(String name, boolean on) {
        @Override
        public String toString() {
            return name + (on ? " on" : " off");
        }
    }

    /**
     * What a failure says.
     *
     * @param path the names and indices that lead there, null for a failure that has none
     * @param location the position in the document, null for a failure that has none
     * @param target the name of the type that was asked for, null for a failure that has none
     */
    record Failure(
            @Nullable String path,
            @Nullable String location,
            @Nullable String target) {
        /** Of something that Jackson did not throw. */
        public static final Failure FOREIGN = new Failure(null, null, null);
    }
}
