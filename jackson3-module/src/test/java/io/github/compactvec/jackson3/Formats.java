package io.github.compactvec.jackson3;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.ion.IonObjectMapper;
import tools.jackson.dataformat.smile.SmileMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Mappers that know the module. */
final class Formats {
    private Formats() {}

    /** Of every format that has arrays. */
    static List<ObjectMapper> mappers(Consumer<MapperBuilder<?, ?>> settings) {
        return List.of(
                build(JsonMapper.builder(), settings),
                build(CBORMapper.builder(), settings),
                build(SmileMapper.builder(), settings),
                build(IonObjectMapper.builder(), settings),
                build(YAMLMapper.builder(), settings));
    }

    static List<ObjectMapper> mappers() {
        return mappers(builder -> {});
    }

    static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M build(B builder, Consumer<? super B> settings) {
        settings.accept(builder);
        return builder.addModule(new CompactVecModule()).build();
    }

    static JsonMapper json() {
        return build(JsonMapper.builder(), builder -> {});
    }
}
