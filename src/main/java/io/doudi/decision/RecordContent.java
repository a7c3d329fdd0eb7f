package io.doudi.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Requests and answers as they stand in the record. An answer is canonical without its id: the same
 * facts under the same versions give the same bytes.
 */
@Singleton
class RecordContent {

    private static final String REQUEST = "request";
    private static final String ANSWER = "answer";
    private static final List<String> OF_ONE_CALL = List.of("decisionId", "recorded");

    private final ObjectMapper json;
    private final ObjectMapper sorted;

    RecordContent(ObjectMapper json) {
        this.sorted = json.copy().configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true);
        this.json = json;
    }

    /** A request and its answer. */
    record Content(DecisionRequest request, Decision decision, JsonNode answer) {}

    /** The answer without what belongs to one call. */
    JsonNode answer(Decision decision) {
        ObjectNode answer = json.valueToTree(decision);
        return answer.without(OF_ONE_CALL);
    }

    /** Bytes that are equal if and only if the documents are. */
    byte[] canonical(JsonNode document) {
        return written(sorted, document);
    }

    byte[] digest(JsonNode document) {
        return Sha256.of(canonical(document));
    }

    byte[] content(DecisionRequest request, JsonNode answer) {
        ObjectNode content = json.createObjectNode();
        content.set(REQUEST, request.body());
        content.set(ANSWER, answer);
        return written(json, content);
    }

    Content read(byte[] content, UUID id) {
        try {
            JsonNode document = json.readTree(content);
            ObjectNode whole = document.get(ANSWER).deepCopy();
            whole.put("decisionId", id.toString()).put("recorded", true);
            return new Content(
                    DecisionRequest.again(document.get(REQUEST)),
                    json.treeToValue(whole, Decision.class),
                    document.get(ANSWER));
        } catch (IOException e) {
            throw new IllegalStateException("The record of " + id + " cannot be read", e);
        }
    }

    private static byte[] written(ObjectMapper json, JsonNode document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
    }
}
