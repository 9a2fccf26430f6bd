/** The Rust peer: the real Rust crates, in a process of their own. */
@NullMarked
package io.github.compactvec.conformance.peer;

import org.jspecify.annotations.NullMarked;
