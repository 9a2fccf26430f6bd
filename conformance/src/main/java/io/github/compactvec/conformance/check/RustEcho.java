package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.peer.RustFormat;
import io.github.compactvec.conformance.peer.RustPeerException;
import io.github.compactvec.conformance.peer.RustReply;
import io.github.compactvec.conformance.peer.RustShape;
import io.github.compactvec.conformance.peer.RustType;
import java.util.List;

/** What is asked of {@link io.github.compactvec.conformance.peer.RustPeer}: to read documents and write them again. */
@FunctionalInterface
interface RustEcho {
    /** A reply for each document. */
    List<RustReply> echo(RustType type, RustShape shape, RustFormat format, List<byte[]> documents)
            throws RustPeerException;
}
