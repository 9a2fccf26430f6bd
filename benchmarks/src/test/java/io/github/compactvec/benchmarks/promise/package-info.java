/** Tests of what measures and reports the promises. */
@NullMarked
package io.github.compactvec.benchmarks.promise;

import org.jspecify.annotations.NullMarked;
