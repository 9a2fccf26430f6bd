package io.github.compactvec.conformance.check;

import io.github.compactvec.conformance.Range;

/**
 * A value on its way through a format.
 *
 * @param where where it comes from, for people
 * @param plain the value, its vectors as {@code long[]}
 * @param elements the range of all elements in these
 * @param bytes what the format's reference writes for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Item(String where, Object plain, Range elements, byte[] bytes) {}
