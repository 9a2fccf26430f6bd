@NullMarked
package io.github.compactvec.conformance.inspect;

import org.jspecify.annotations.NullMarked;
