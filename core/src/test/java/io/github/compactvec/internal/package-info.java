@NullMarked
package io.github.compactvec.internal;

import org.jspecify.annotations.NullMarked;
