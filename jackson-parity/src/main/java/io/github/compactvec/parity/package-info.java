/**
 * Compares containers with the arrays and lists they stand for, in any major version of Jackson.
 *
 * <p>{@link io.github.compactvec.parity.Jackson} is what a version of Jackson has to offer for that;
 * {@link io.github.compactvec.parity.ParityTest} runs the comparison.
 */
@NullMarked
package io.github.compactvec.parity;

import org.jspecify.annotations.NullMarked;
