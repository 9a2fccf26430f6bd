package io.github.compactvec.conformance.input;

import io.github.compactvec.conformance.Text;

/** Input that cannot be read as what it should be. The message is one printable line: where, if known, and what. */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1;

    public InputException(String problem) {
        super(Text.line(problem));
    }

    public InputException(String place, String problem) {
        this(place + ": " + problem);
    }
}
