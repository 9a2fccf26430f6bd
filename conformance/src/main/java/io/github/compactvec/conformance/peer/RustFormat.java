package io.github.compactvec.conformance.peer;

/** A format that the peer writes and reads. */
public enum RustFormat {
    /** JSON, by {@code serde_json}. */
    JSON("Json"),
    /** MessagePack, by {@code rmp-serde}. */
    MESSAGE_PACK("MessagePack");

    final String wireName;

    RustFormat(String wireName) {
        this.wireName = wireName;
    }
}
