/**
 * Compact, growable vectors: of integers in few bytes each, and of a few integers or objects in one object.
 *
 * <h2>Which vector do I want?</h2>
 *
 * <table>
 *   <caption>Containers by element type</caption>
 *   <thead>
 *     <tr><th>elements</th><th>container</th><th>storage</th><th>same wire as</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr>
 *       <td>any {@code int}</td>
 *       <td>{@link io.github.compactvec.CompactIntVec}</td>
 *       <td>1, 2, 3 or 4 bytes each</td>
 *       <td>{@code int[]}, {@code List<Integer>}, Rust {@code Vec<i32>}</td>
 *     </tr>
 *     <tr>
 *       <td>0 … 2<sup>32</sup> − 1, as {@code long}</td>
 *       <td>{@link io.github.compactvec.CompactUIntVec}</td>
 *       <td>1, 2, 3 or 4 bytes each</td>
 *       <td>{@code long[]}, {@code List<Long>}, Rust {@code Vec<u32>}, {@code compactvec::CompactVec}</td>
 *     </tr>
 *     <tr>
 *       <td>any {@code long}</td>
 *       <td>{@link io.github.compactvec.CompactLongVec}</td>
 *       <td>1 to 8 bytes each</td>
 *       <td>{@code long[]}, {@code List<Long>}, Rust {@code Vec<i64>}</td>
 *     </tr>
 *     <tr>
 *       <td>any {@code int}, mostly few</td>
 *       <td>{@link io.github.compactvec.SmallIntVec}</td>
 *       <td>1, 2, 3 or 4 bytes each, the first 16 bytes in the vector itself</td>
 *       <td>{@code int[]}, {@code List<Integer>}, Rust {@code Vec<i32>}</td>
 *     </tr>
 *     <tr>
 *       <td>any {@code long}, mostly few</td>
 *       <td>{@link io.github.compactvec.SmallLongVec}</td>
 *       <td>1 to 8 bytes each, the first 16 bytes in the vector itself</td>
 *       <td>{@code long[]}, {@code List<Long>}, Rust {@code Vec<i64>}</td>
 *     </tr>
 *     <tr>
 *       <td>objects, mostly few</td>
 *       <td>{@link io.github.compactvec.SmallVec}</td>
 *       <td>up to 1, 2, 4, 8 or 16 in fields of the vector, then an array</td>
 *       <td>{@code List<E>}, Rust {@code SmallVec<[T; N]>}</td>
 *     </tr>
 *     <tr>
 *       <td>{@code byte}, to build and keep payloads</td>
 *       <td>{@link io.github.compactvec.SmallByteVec}</td>
 *       <td>up to 20 in fields of the vector, then an array</td>
 *       <td>{@code byte[]}, Rust {@code serde_bytes}, {@code SmallVec<[u8; N]>}</td>
 *     </tr>
 *   </tbody>
 * </table>
 *
 * <p>{@link io.github.compactvec.IntVec} is the vocabulary that all vectors of {@code int} share,
 * {@link io.github.compactvec.LongVec} that of {@code long}; accept them where any of theirs will do.
 *
 * <p>{@link io.github.compactvec.InlineCapacity} on a property tells libraries that make its value, such as Jackson, how many
 * elements of a {@code SmallVec} are to lie inline.
 *
 * <p>Unless a method says otherwise, a {@code null} argument is answered with a {@link NullPointerException}.
 */
@NullMarked
package io.github.compactvec;

import org.jspecify.annotations.NullMarked;
