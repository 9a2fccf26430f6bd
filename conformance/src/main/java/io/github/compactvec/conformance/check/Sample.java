package io.github.compactvec.conformance.check;

/**
 * A value to be checked.
 *
 * @param where where it comes from, for people
 * @param plain the value, its vectors as {@code long[]}
 */
public record Sample(String where, Object plain) {}
