package io.github.compactvec.parity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;

/** What annotations of Jackson 2 name. */
final class Jackson2Beans {
    private Jackson2Beans() {}

    static class ToText extends StdSerializer<Object> {
        private static final long serialVersionUID = 1;

        ToText() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator g, SerializerProvider provider) throws IOException {
            g.writeString(value.toString());
        }
    }

    static class FromText extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1;

        FromText() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
            return p.readValueAsTree().toString();
        }
    }

    static class ToHex extends StdConverter<Object, String> {
        @Override
        public String convert(Object value) {
            return value instanceof Number number ? Long.toHexString(number.longValue()) : "" + value;
        }
    }

    static class FromTree extends StdConverter<JsonNode, String> {
        @Override
        public String convert(JsonNode value) {
            return value.toString();
        }
    }

    static class NotZero extends StdSerializer<Object> {
        private static final long serialVersionUID = 1;

        NotZero() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator g, SerializerProvider provider) throws IOException {
            if (!(value instanceof Number number) || number.longValue() == 0) {
                throw new IllegalArgumentException("zero");
            }
            g.writeNumber(number.longValue());
        }
    }
}
