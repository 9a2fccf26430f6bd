/**
 * Jackson 3 support for CompactVec containers: register {@link io.github.compactvec.jackson3.CompactVecModule}.
 *
 * <p>Unless a method says otherwise, a {@code null} argument is answered with a {@link NullPointerException}.
 */
@NullMarked
package io.github.compactvec.jackson3;

import org.jspecify.annotations.NullMarked;
