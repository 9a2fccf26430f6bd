@NullMarked
package io.github.compactvec.conformance.input;

import org.jspecify.annotations.NullMarked;
