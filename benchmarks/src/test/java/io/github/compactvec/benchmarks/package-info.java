/** Tests of the benchmarks. None looks at how long anything takes. */
@NullMarked
package io.github.compactvec.benchmarks;

import org.jspecify.annotations.NullMarked;
