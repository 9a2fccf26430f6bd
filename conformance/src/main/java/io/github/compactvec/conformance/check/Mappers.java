package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.compactvec.jackson.CompactVecModule;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Jackson's mappers, as users make them. */
final class Mappers {
    private Mappers() {}

    static ObjectMapper json() {
        return JsonMapper.builder().addModule(new CompactVecModule()).build();
    }

    /** MessagePack with structs as maps. */
    static ObjectMapper messagePack() {
        return new ObjectMapper(new MessagePackFactory()).registerModule(new CompactVecModule());
    }

    /** MessagePack with structs as arrays of their fields, as Rust writes them unless told otherwise. */
    static ObjectMapper messagePackOfArrays() {
        ObjectMapper mapper = messagePack();
        JsonFormat.Value array = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);
        mapper.configOverride(Doc.class).setFormat(array);
        mapper.configOverride(Nest.class).setFormat(array);
        return mapper;
    }
}
