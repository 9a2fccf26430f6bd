package io.github.compactvec.kryo;

import org.jspecify.annotations.Nullable;

/**
 * The serializers with one version of Kryo, for callers in another class loader, which is why this is public. Streams
 * and forms go by name.
 */
public interface KryoPeer {
    byte[] write(String stream, String form, int @Nullable [] elements);

    int @Nullable [] read(String stream, String form, byte[] message);

    /** What Kryo itself writes for an array. */
    byte[] writeArray(String stream, int @Nullable [] elements);

    int @Nullable [] readArray(String stream, byte[] message);

    /** With references: one vector, null, the same vector, an empty vector. */
    byte[] writeGraph(String form, int[] elements);

    /** Such a graph as text, which says whether the vector is still the same. */
    String readGraph(String form, byte[] message);

    /** Whether a copy is equal and another object. */
    boolean copies(String form, int[] elements);

    /** The class of what is thrown for a broken message. */
    String failure(String form, byte[] message);
}
