package io.github.compactvec.jackson3;

import tools.jackson.core.JacksonException;

/**
 * What a {@link tools.jackson.core.JsonParser} can do besides, so that arrays of integers are read without a
 * call for each element. The deserializers of {@link CompactVecModule} ask any parser that implements it for the
 * elements that it has at hand, and read all others, and whatever else an array may hold, token by token.
 *
 * <p>These methods never decide about an input: what is not plainly an integer in range, they leave where it is, to be
 * read, coerced or rejected as ever. They stop before anything that is to throw.
 */
public interface IntegerArrayParser {
    /**
     * Reads the next elements of the array that the parser is in, as long as they are integers in the range of
     * {@code int} and need no further input. To be called while the current token is the start of that array or one of
     * its scalar elements.
     *
     * <p>When it returns a number above 0, the parser is in the state in which as many calls of {@code nextToken()} would
     * have left it: the last of these elements is the current token. When it returns 0, which tells nothing about what
     * comes next, nothing has changed. Linear in the result, without allocation for each element.
     *
     * @param target where to store the elements
     * @param from the index of the first in the target
     * @param count the most elements to read
     * @return how many were read, from 0 to {@code count}
     * @throws IndexOutOfBoundsException if the target has no such range; the parser has not moved then
     * @throws JacksonException if the input fails
     */
    int nextInts(int[] target, int from, int count);

    /**
     * Reads the next elements of the array that the parser is in, as long as they are integers in a range and need no
     * further input. Everything else is as in {@link #nextInts}.
     *
     * @param target where to store the elements
     * @param from the index of the first in the target
     * @param count the most elements to read
     * @param min the least integer to read
     * @param max the greatest integer to read
     * @return how many were read, from 0 to {@code count}
     * @throws IndexOutOfBoundsException if the target has no such range; the parser has not moved then
     * @throws JacksonException if the input fails
     */
    int nextLongs(long[] target, int from, int count, long min, long max);
}
