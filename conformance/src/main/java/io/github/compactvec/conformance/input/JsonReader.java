package io.github.compactvec.conformance.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.compactvec.conformance.input.DocumentHandler.Scalar;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Reads JSON documents in UTF-8, with or without white space between them, through Jackson's streaming parser. */
final class JsonReader {
    /**
     * Keys are not kept in a symbol table: it would hold tens of thousands of them, however long, and filling it is
     * slower than making each key anew where keys do not repeat.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .maxNameLength(Limits.KEY)
                    .maxNumberLength(Limits.NUMBER)
                    // Text is skipped without being kept. This bounds what is kept of a key or number while it is read.
                    .maxStringLength(2 * Limits.KEY)
                    .build())
            .build();

    /** How Jackson's messages refer to another place in the input. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)\\]");

    private JsonReader() {}

    static void read(InputStream in, DocumentHandler handler) throws IOException, InputException {
        try (JsonParser parser = FACTORY.createParser(new Utf8Reader(in))) {
            try {
                read(parser, handler);
            } catch (StreamConstraintsException e) {
                throw new InputException(place(parser.currentLocation()), limit(e.getOriginalMessage()));
            } catch (JsonProcessingException e) {
                throw new InputException(
                        place(e.getLocation()),
                        SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1:$2"));
            } catch (CharConversionException e) {
                throw new InputException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void read(JsonParser parser, DocumentHandler handler) throws IOException, InputException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new InputException("holds no document, only white space");
        }
        for (; token != null; token = parser.nextToken()) {
            switch (token) {
                case START_ARRAY -> handler.startArray(parser.currentName());
                case END_ARRAY -> handler.endArray();
                case START_OBJECT -> handler.startObject(parser.currentName());
                case END_OBJECT -> handler.endObject();
                case FIELD_NAME -> {} // asked for where it is needed
                case VALUE_NUMBER_INT -> {
                    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                        handler.scalar(Scalar.BIG_INTEGER);
                    } else {
                        handler.integer(parser.getLongValue());
                    }
                }
                case VALUE_NUMBER_FLOAT -> handler.scalar(Scalar.FLOATING_POINT);
                case VALUE_NULL -> handler.scalar(Scalar.NULL);
                default -> handler.scalar(Scalar.OTHER);
            }
        }
    }

    private static String place(JsonLocation location) {
        return location.getLineNr() + ":" + location.getColumnNr();
    }

    /** Jackson's message without its advice to programmers. */
    private static String limit(String message) {
        return message.replaceAll(", from `[^`]*`", "").replaceFirst("^String value", "Key or number");
    }
}
