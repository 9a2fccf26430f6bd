package io.github.compactvec.parity;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.StdConverter;

/** What annotations of Jackson 3 name. */
final class Jackson3Beans {
    private Jackson3Beans() {}

    static class ToText extends StdSerializer<Object> {
        ToText() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator g, SerializationContext context) {
            g.writeString(value.toString());
        }
    }

    static class FromText extends StdDeserializer<Object> {
        FromText() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser p, DeserializationContext ctxt) {
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
        NotZero() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator g, SerializationContext context) {
            if (!(value instanceof Number number) || number.longValue() == 0) {
                throw new IllegalArgumentException("zero");
            }
            g.writeNumber(number.longValue());
        }
    }
}
