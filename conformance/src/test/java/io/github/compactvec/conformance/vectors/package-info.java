/** Checks the files in {@code conformance/vectors}. */
@NullMarked
package io.github.compactvec.conformance.vectors;

import org.jspecify.annotations.NullMarked;
