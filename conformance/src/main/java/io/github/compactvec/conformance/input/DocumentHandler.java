package io.github.compactvec.conformance.input;

import org.jspecify.annotations.Nullable;

/** Receives one or more documents piece by piece. Readers see to it that starts and ends match. */
public interface DocumentHandler {
    /** Values other than arrays, objects and integers within the range of {@code long}. */
    enum Scalar {
        BIG_INTEGER,
        FLOATING_POINT,
        NULL,
        /** Text, a boolean, bytes. */
        OTHER
    }

    /**
     * An array begins.
     *
     * @param key its key where it is the member of an object, else ignored
     */
    void startArray(@Nullable String key);

    void endArray();

    /**
     * An object begins.
     *
     * @param key its key where it is the member of an object, else ignored
     */
    void startObject(@Nullable String key);

    void endObject();

    void integer(long value);

    void scalar(Scalar kind);
}
