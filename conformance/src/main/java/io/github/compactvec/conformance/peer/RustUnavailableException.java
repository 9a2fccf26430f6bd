package io.github.compactvec.conformance.peer;

/** There is no Rust peer here, because there is no cargo or no source of the peer. */
public final class RustUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    RustUnavailableException(String message) {
        super(message);
    }

    RustUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
