/**
 * Loops over the digits of many integers, shared by the modules of this library that read and write text. Not for
 * applications: nothing here is promised to stay, and as a module {@code io.github.compactvec} exports it only to those
 * of this library.
 */
@NullMarked
package io.github.compactvec.internal;

import org.jspecify.annotations.NullMarked;
