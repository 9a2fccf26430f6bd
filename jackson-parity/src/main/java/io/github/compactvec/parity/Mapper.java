package io.github.compactvec.parity;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A mapper of one format under some settings. */
public interface Mapper {
    /** How something is read. */
    enum Reading {
        BYTES,
        /** From a stream that gives away a few bytes at a time. */
        STREAM,
        STRING,
        NON_BLOCKING,
        ITERATOR,
        /** By way of a tree. */
        TREE,
        /** By way of a buffer of tokens. */
        BUFFER,
        /** By way of maps, lists and boxed numbers. */
        CONVERSION;

        /** Whether there is such a way for documents of the format. */
        public boolean isFor(Format format) {
            return switch (this) {
                case STRING -> format.isTextual();
                case NON_BLOCKING -> format.hasNonBlockingParser();
                // The parser for MessagePack does not know the end of its input.
                case ITERATOR -> format != Format.MESSAGE_PACK;
                default -> true;
            };
        }
    }

    /** How something is written. */
    enum Writing {
        BYTES,
        STREAM,
        STRING,
        /** Twice, one after the other. */
        SEQUENCE,
        PRETTY,
        /** To a tree, of which the result is the text. */
        TREE,
        /** To a buffer of tokens, of which the result is the text of the tree. */
        BUFFER,
        /** To maps, lists and boxed numbers, of which the result is the text. */
        CONVERSION;

        /** Whether there is such a way for documents of the format. */
        public boolean isFor(Format format) {
            return switch (this) {
                case STRING -> format.isTextual();
                case PRETTY -> format == Format.JSON || format == Format.XML;
                default -> true;
            };
        }

        /** Whether the result is text in any format. */
        boolean makesText() {
            return this == TREE || this == BUFFER || this == CONVERSION;
        }
    }

    /**
     * Reads a document.
     *
     * @param update what to read into, if anything
     */
    @Nullable
    Object read(Reading way, byte[] document, Type type, @Nullable Object update) throws Exception;

    /**
     * Writes a document, which is text for ways that go by text.
     *
     * @param declared as what to write, or null if by the class of the value
     */
    byte[] write(Writing way, Object value, @Nullable Type declared) throws Exception;

    /**
     * A document of this format that says what a JSON text says.
     *
     * @param shortest whether numbers and lengths are to be in their shortest encoding or the longest, if there is a choice
     * @return null if the format has no such document
     */
    byte @Nullable [] encode(String json, boolean shortest);

    /** A document as JSON text. */
    String toJson(byte[] document) throws Exception;

    /** The JSON Schema of a type, in whatever version there is a generator for. */
    String schema(Type type) throws Exception;
}
