package io.github.compactvec.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.compactvec.PrimitiveVec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonParserBase;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.impl.NullsConstantProvider;
import tools.jackson.databind.deser.impl.NullsFailProvider;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.AccessPattern;
import tools.jackson.databind.util.ClassUtil;

/**
 * Reads an array of integers into a vector, by the rules that Jackson has for primitive arrays: this class knows what
 * an array may look like and what stands for one, its superclass what may be an element, a leaf how an element is read
 * and kept.
 */
abstract class VecDeserializer<V extends PrimitiveVec> extends IntegerDeserializer<V> {
    /** What to do with a null among the elements, unless it is a matter of the features for primitive values. */
    private final @Nullable NullValueProvider contentNulls;

    /** Whether to take a scalar for an array of one, unless it is a matter of the feature. */
    private final @Nullable Boolean singleAsArray;

    VecDeserializer(Class<V> type, IntegerType elementType) {
        super(type, elementType);
        this.contentNulls = null;
        this.singleAsArray = null;
    }

    VecDeserializer(
            VecDeserializer<V> base, @Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray) {
        super(base, base.elementType);
        this.contentNulls = contentNulls;
        this.singleAsArray = singleAsArray;
    }

    VecDeserializer(VecDeserializer<V> base, IntegerType elementType) {
        super(base, elementType);
        this.contentNulls = base.contentNulls;
        this.singleAsArray = base.singleAsArray;
    }

    /** Nothing read yet. */
    abstract StagedElements<V> noElements();

    /** Reads what can be appended to a vector, which may be of a smaller range than the type that is declared. */
    abstract VecDeserializer<V> forAppendingTo(V vec);

    /** Appends elements to a vector; leaves it unchanged if it throws. */
    abstract void append(V vec, V elements);

    abstract VecDeserializer<V> withResolved(@Nullable NullValueProvider contentNulls, @Nullable Boolean singleAsArray);

    // ---------------------------------------------------------------- what Jackson asks before it reads

    @Override
    public final ValueDeserializer<?> createContextual(DeserializationContext ctxt, @Nullable BeanProperty property) {
        return withResolved(
                findContentNulls(ctxt, property),
                findFormatFeature(ctxt, property, handledType(), JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY));
    }

    private @Nullable NullValueProvider findContentNulls(DeserializationContext ctxt, @Nullable BeanProperty property) {
        Nulls style = findContentNullStyle(ctxt, property);
        if (style == Nulls.SKIP) {
            return NullsConstantProvider.skipper();
        }
        if (style == Nulls.FAIL) {
            JavaType type = ctxt.constructType(elementType.parsedAs);
            return property == null
                    ? NullsFailProvider.constructForRootValue(type)
                    : NullsFailProvider.constructForProperty(property, type);
        }
        return null;
    }

    @Override
    public final LogicalType logicalType() {
        return LogicalType.Array;
    }

    @Override
    public final Boolean supportsUpdate(DeserializationConfig config) {
        return Boolean.TRUE;
    }

    @Override
    public final AccessPattern getEmptyAccessPattern() {
        return AccessPattern.DYNAMIC;
    }

    @Override
    public final V getEmptyValue(DeserializationContext ctxt) {
        return noElements().toVec();
    }

    // ---------------------------------------------------------------- reading

    @Override
    public final @Nullable V deserialize(JsonParser p, DeserializationContext ctxt) {
        if (!p.isExpectedStartArrayToken()) {
            return deserializeNonArray(p, ctxt);
        }
        StagedElements<V> elements = noElements();
        try {
            JsonToken token;
            while ((token = nextToken(p, elements)) != JsonToken.END_ARRAY) {
                if (token == JsonToken.VALUE_NULL && contentNulls != null) {
                    contentNulls.getNullValue(ctxt);
                } else {
                    elements.add(parse(p, ctxt));
                }
            }
        } catch (Exception e) {
            throw DatabindException.wrapWithPath(
                    ctxt, e, new JacksonException.Reference(handledType(), elements.size()));
        }
        return elements.toVec();
    }

    /** The next token, after those that are plainly elements have been added, if the parser is one of which that is known. */
    private @Nullable JsonToken nextToken(JsonParser p, StagedElements<V> elements) {
        // The one that is used most comes first: it takes longest to find out that a class does not implement an
        // interface.
        if (p.getClass() != UTF8StreamJsonParser.class && p instanceof IntegerArrayParser arrays) {
            elements.addAllAtHand(arrays);
            return p.nextToken();
        }
        // Those of JSON itself, which make no more of a number than there is.
        return p instanceof JsonParserBase ? elements.addIntegers(p) : p.nextToken();
    }

    /** A blank string may stand for no value, and another scalar for an array of one. */
    @SuppressWarnings("unchecked")
    private @Nullable V deserializeNonArray(JsonParser p, DeserializationContext ctxt) {
        boolean acceptsSingle = singleAsArray != null
                ? singleAsArray
                : ctxt.isEnabled(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
        if (p.hasToken(JsonToken.VALUE_STRING) && (!acceptsSingle || _isBlank(p.getString()))) {
            return _deserializeFromStringForContainer(p, ctxt);
        }
        if (acceptsSingle) {
            StagedElements<V> elements = noElements();
            elements.add(parse(p, ctxt));
            return elements.toVec();
        }
        return (V) ctxt.handleUnexpectedToken(getValueType(ctxt), p);
    }

    /** Appends to what is there, which a vector can do and an array cannot; a null replaces it, as it always does. */
    @Override
    public final @Nullable V deserialize(JsonParser p, DeserializationContext ctxt, @Nullable V existing) {
        if (existing == null) {
            return deserialize(p, ctxt);
        }
        V elements = forAppendingTo(existing).deserialize(p, ctxt);
        if (elements == null) {
            return null;
        }
        append(existing, elements);
        return existing;
    }

    @Override
    public final Object deserializeWithType(JsonParser p, DeserializationContext ctxt, TypeDeserializer typing) {
        return typing.deserializeTypedFromArray(p, ctxt);
    }

    /** For messages about elements: what cannot be coerced is an element, not the vector. */
    @Override
    protected final String _coercedTypeDesc() {
        return "element of " + ClassUtil.getClassDescription(handledType());
    }
}
