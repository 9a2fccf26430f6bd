/** What is promised of the library's speed and size, and what measures whether it holds. */
@NullMarked
package io.github.compactvec.benchmarks.promise;

import org.jspecify.annotations.NullMarked;
