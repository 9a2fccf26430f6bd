package io.github.compactvec.kryo;

/**
 * What a vector looks like in a Kryo message. Reader and writer must agree on it: nothing in a message tells the forms
 * apart.
 */
public enum WireForm {
    /**
     * The number of elements, a byte that says how they are written, then the elements, as packed bytes of equal width
     * or as varints, whichever is smaller for this vector. At most one byte larger than {@link #ARRAY}, and usually
     * much smaller; packed bytes are copied in bulk. The form to choose.
     */
    PACKED,

    /**
     * Exactly what Kryo itself writes for a primitive array of the same element type, such as {@code int[]}, under the
     * same settings of the stream. For a rolling upgrade among services that still send and expect arrays.
     */
    ARRAY
}
