package io.github.compactvec.conformance.peer;

import java.nio.charset.StandardCharsets;

/** What the peer made of one document. */
public final class RustReply {
    /** How it went. */
    public enum Status {
        /** Decoded, and equal where it was compared. */
        OK,
        /** Refused by the Rust crate that decodes. */
        UNDECODABLE,
        /** Decoded to another value than expected. */
        DIFFERENT
    }

    private final Status status;
    private final byte[] body;

    RustReply(Status status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** How it went. */
    public Status status() {
        return status;
    }

    /** Whether the document was decoded, and equal where it was compared. */
    public boolean isOk() {
        return status == Status.OK;
    }

    /** The document that the peer encoded, or what else was asked for; only of a reply that is OK. */
    public byte[] document() {
        if (!isOk()) {
            throw new IllegalStateException(message());
        }
        return body;
    }

    /** Why the reply is not OK, in the words of the Rust crate, or where the values differ. */
    public String message() {
        return isOk() ? "" : new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return isOk() ? "OK" : status + ": " + message();
    }
}
