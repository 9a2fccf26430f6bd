/** The {@code compactvec} command; each of its subcommands has a package of its own. */
@NullMarked
package io.github.compactvec.conformance;

import org.jspecify.annotations.NullMarked;
