@NullMarked
package io.github.compactvec.conformance.consumer;

import org.jspecify.annotations.NullMarked;
