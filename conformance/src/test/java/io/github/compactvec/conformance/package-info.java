@NullMarked
package io.github.compactvec.conformance;

import org.jspecify.annotations.NullMarked;
