package io.github.compactvec.kryo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serializers with one version of Kryo, for callers in another class loader, which is why this is public. Streams,
 * containers and forms go by name.
 */
public interface KryoPeer {
    /** Stands for the vector that it is to be an element of. */
    String ITSELF = "itself";

    /** Stands for null. */
    String NULL = "null";

    byte[] write(String stream, String container, String form, long @Nullable [] elements);

    long @Nullable [] read(String stream, String container, String form, byte[] message);

    /** What Kryo itself writes for the array of a container. */
    byte[] writeArray(String stream, String container, long @Nullable [] elements);

    long @Nullable [] readArray(String stream, String container, byte[] message);

    /** With references: one vector, null, the same vector, an empty vector. */
    byte[] writeGraph(String container, String form, long[] elements);

    /** Such a graph as text, which says whether the vector is still the same. */
    String readGraph(String form, byte[] message);

    /** Whether a copy is equal and another object. */
    boolean copies(String container, String form, long[] elements);

    /** The class of what is thrown for a broken message. */
    String failure(String container, String form, byte[] message);

    /** Two vectors of bytes, null, an empty one; or what Kryo itself writes for arrays in their place. */
    byte[] writeBytes(String stream, boolean vectors, byte[] elements);

    /** The same, read as either, as text. */
    String readBytes(String stream, boolean vectors, byte[] message);

    /** A small vector of objects that any Kryo knows, or of what stands for others. */
    byte[] writeList(String stream, int inlineCapacity, boolean references, List<?> elements);

    /** The inline capacity and the elements of a small vector as text, in which it calls itself "this Collection". */
    String readList(String stream, boolean references, byte[] message);

    /** The same of a copy. */
    String copyList(int inlineCapacity, List<?> elements);
}
