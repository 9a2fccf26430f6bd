package io.github.compactvec.conformance.check;

/**
 * A value on its way through a format.
 *
 * @param where where it comes from, for people
 * @param plain the value, its vectors as {@code int[]}
 * @param bytes what the format's reference writes for it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Item(String where, Object plain, byte[] bytes) {}
