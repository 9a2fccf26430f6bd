package io.github.compactvec.conformance.peer;

import java.io.IOException;

/** The peer process broke, or did not understand a request. */
public final class RustPeerException extends IOException {
    private static final long serialVersionUID = 1;

    RustPeerException(String message) {
        super(message);
    }

    RustPeerException(String message, Throwable cause) {
        super(message, cause);
    }
}
