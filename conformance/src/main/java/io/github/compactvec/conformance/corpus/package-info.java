/** Real integer lists that are there wherever a JDK is. */
@NullMarked
package io.github.compactvec.conformance.corpus;

import org.jspecify.annotations.NullMarked;
