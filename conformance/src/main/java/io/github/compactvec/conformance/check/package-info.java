/** Writes vectors in every format from every container, and reads them back, comparing values and bytes. */
@NullMarked
package io.github.compactvec.conformance.check;

import org.jspecify.annotations.NullMarked;
