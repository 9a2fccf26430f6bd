package io.github.compactvec.parity;

/** What there may be mappers for. */
public enum Format {
    JSON,
    MESSAGE_PACK,
    CBOR,
    SMILE,
    ION,
    YAML,
    XML,
    CSV,
    TOML;

    /** Whether what is written is text. */
    public boolean isTextual() {
        return this == JSON || this == YAML || this == XML || this == CSV || this == TOML;
    }

    /**
     * Whether documents made of JSON say the same as that. The others can say less, and are only read as they have been
     * written.
     */
    public boolean equalsJson() {
        return this != XML && this != CSV && this != TOML;
    }

    /** Whether there is a parser that does not wait for input. */
    public boolean hasNonBlockingParser() {
        return this == JSON || this == SMILE;
    }
}
