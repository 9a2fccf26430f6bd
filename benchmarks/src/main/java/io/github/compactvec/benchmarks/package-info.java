/** Benchmarks of the containers and of each way to send them, beside what else does the same. */
@NullMarked
package io.github.compactvec.benchmarks;

import org.jspecify.annotations.NullMarked;
