package io.github.compactvec.conformance.input;

/** What input may be at most, in every format. Generous for data, small enough for a modest heap. */
public final class Limits {
    /** Levels of nesting; each takes some 200 bytes while it is open. */
    public static final int NESTING = 100_000;

    /** Characters (JSON) or bytes (MessagePack) of a key. */
    public static final int KEY = 50_000;

    /** Characters of a number. */
    public static final int NUMBER = 1_000;

    private Limits() {}
}
