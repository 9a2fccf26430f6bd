/**
 * Reads documents of any supported format, piece by piece and whatever their length:
 * {@link io.github.compactvec.conformance.input.InputOptions} opens what the user named,
 * {@link io.github.compactvec.conformance.input.InputFormat} has a reader for each format, and all of them call a
 * {@link io.github.compactvec.conformance.input.DocumentHandler}.
 */
@NullMarked
package io.github.compactvec.conformance.input;

import org.jspecify.annotations.NullMarked;
