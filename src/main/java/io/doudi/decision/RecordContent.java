package io.doudi.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.Sha256;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Requests and answers as they stand in the record. An answer is kept without its id: the same
 * facts under the same versions give the same bytes, once names are sorted.
 */
@Singleton
class RecordContent {

    private static final byte[] BEFORE_REQUEST = "{\"request\":".getBytes(UTF_8);
    private static final byte[] BEFORE_ANSWER = ",\"answer\":".getBytes(UTF_8);

    private final ObjectMapper json;
    private final ObjectMapper lasting;
    private final ObjectMapper sorted;

    RecordContent(ObjectMapper json) {
        this.json = json;
        this.lasting = json.copy().addMixIn(Decision.class, WithoutCall.class);
        this.sorted = lasting.copy().configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true);
        sorted.setConfig(
                sorted.getSerializationConfig()
                        .with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .without(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS));
    }

    /** What of an answer belongs to one call. */
    @JsonIgnoreProperties({"decisionId", "recorded"})
    private interface WithoutCall {}

    /** A request and its answer. */
    record Content(DecisionRequest request, Decision decision, JsonNode answer) {}

    /** The answer without what belongs to one call. */
    JsonNode answer(Decision decision) {
        return lasting.valueToTree(decision);
    }

    /**
     * A request and its answer as they are stored.
     *
     * @param answerDigest SHA-256 of the answer in it
     */
    record Stored(byte[] content, byte[] answerDigest) {}

    Stored stored(DecisionRequest request, Decision decision) {
        byte[] answer = written(lasting, decision);
        ByteArrayOutputStream content = new ByteArrayOutputStream(2 * answer.length);
        content.writeBytes(BEFORE_REQUEST);
        content.writeBytes(written(json, request.body()));
        content.writeBytes(BEFORE_ANSWER);
        content.writeBytes(answer);
        content.write('}');
        return new Stored(content.toByteArray(), Sha256.of(answer));
    }

    /** Of bytes that are equal if and only if the requests are. */
    byte[] digest(JsonNode request) {
        return Sha256.of(written(sorted, request));
    }

    /** Whether two answers are the same, byte for byte with the names sorted. */
    boolean areSame(JsonNode before, JsonNode after) {
        return Arrays.equals(written(sorted, before), written(sorted, after));
    }

    Content read(byte[] content, UUID id) {
        try {
            JsonNode document = json.readTree(content);
            ObjectNode whole = document.get("answer").deepCopy();
            whole.put("decisionId", id.toString()).put("recorded", true);
            return new Content(
                    DecisionRequest.again(document.get("request")),
                    json.treeToValue(whole, Decision.class),
                    document.get("answer"));
        } catch (IOException e) {
            throw new IllegalStateException("The record of " + id + " cannot be read", e);
        }
    }

    private static byte[] written(ObjectMapper json, Object document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Requests and answers are JSON", e);
        }
    }
}
