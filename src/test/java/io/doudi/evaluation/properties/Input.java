package io.doudi.evaluation.properties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** The facts of a request as JSON, written without the quotation marks around names. */
final class Input {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .build();

    private Input() {}

    static ObjectNode of(String json, Object... values) {
        try {
            return (ObjectNode) JSON.readTree(json.formatted(values));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A copy with a change. */
    static ObjectNode with(JsonNode input, Consumer<ObjectNode> change) {
        ObjectNode copy = input.deepCopy();
        change.accept(copy);
        return copy;
    }
}
