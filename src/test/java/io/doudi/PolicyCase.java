package io.doudi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.ruleset.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An acceptance case or worked example of the policy catalogue. */
public record PolicyCase(String id, JsonNode json) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** All cases and examples. */
    public static List<PolicyCase> all() {
        List<PolicyCase> all = new ArrayList<>();
        for (String file : List.of("cases", "examples")) {
            try (var in = PolicyCase.class.getResourceAsStream("/policy/" + file + ".json")) {
                JSON.readTree(in)
                        .get("cases")
                        .forEach(node -> all.add(new PolicyCase(node.get("id").asText(), node)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    public String region() {
        return json.get("region").asText();
    }

    public String decision() {
        return json.get("decision").asText();
    }

    /** The rules that the case is about, as far as the rule sets of this version hold them. */
    public List<String> ruleIds() {
        List<String> ids = new ArrayList<>();
        json.get("ruleIds").forEach(rule -> ids.add(rule.asText()));
        return ids;
    }

    public JsonNode input() {
        return json.get("input");
    }

    /** The request for this case. */
    public ObjectNode request() {
        ObjectNode request = JSON.createObjectNode();
        for (String field : List.of("region", "asOf", "decision", "input")) {
            request.set(field, json.get(field).deepCopy());
        }
        return request;
    }

    public boolean expectsError() {
        return json.get("expected").has("error");
    }

    public JsonNode expectedError() {
        return json.get("expected").get("error");
    }

    /** The expected fields that the outcome does not have. */
    public List<String> differences(JsonNode outcome) {
        return Expectation.differences(json.get("expected"), outcome);
    }

    @Override
    public String toString() {
        return id + " " + decision();
    }
}
