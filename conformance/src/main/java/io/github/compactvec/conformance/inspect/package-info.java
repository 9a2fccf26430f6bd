/**
 * {@code compactvec inspect}: what the integer arrays of a document look like and what they cost in each container and
 * format.
 *
 * <p>The {@link io.github.compactvec.conformance.inspect.Inspector} is shown the documents piece by piece, sums up each
 * array and adds it to its generalised path; the {@link io.github.compactvec.conformance.inspect.Report} is the result,
 * which a renderer prints. A further container is one more constant of
 * {@link io.github.compactvec.conformance.inspect.Container}, a further format of
 * {@link io.github.compactvec.conformance.inspect.Encoding}, a further rendering of
 * {@link io.github.compactvec.conformance.inspect.OutputFormat}.
 *
 * <p>Memory depends on the nesting of the input and on the number of paths kept, both limited, never on its length.
 */
@NullMarked
package io.github.compactvec.conformance.inspect;

import org.jspecify.annotations.NullMarked;
