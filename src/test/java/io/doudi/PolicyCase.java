package io.doudi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An acceptance case or worked example of the policy catalogue, with its rules of comparison
 * (section 7).
 */
public record PolicyCase(String id, JsonNode json) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Set<String> SETS =
            Set.of(
                    "eligibleMemberIds",
                    "categories",
                    "referrals",
                    "triggers",
                    "violations",
                    "referTo",
                    "reasonCodes",
                    "warnings",
                    "failedConditions",
                    "measures",
                    "actions",
                    "alternatives");
    private static final Set<String> RATIOS = Set.of("incomeRatio", "assetRatio");

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
        return differences(json.get("expected"), outcome);
    }

    /** The expected fields that an outcome does not have. */
    public static List<String> differences(JsonNode expected, JsonNode outcome) {
        List<String> differences = new ArrayList<>();
        expected.properties()
                .forEach(
                        entry -> {
                            JsonNode actual = outcome.get(entry.getKey());
                            if (!same(entry.getKey(), entry.getValue(), actual)) {
                                differences.add(
                                        "%s: expected %s, was %s"
                                                .formatted(
                                                        entry.getKey(), entry.getValue(), actual));
                            }
                        });
        return differences;
    }

    private static boolean same(String field, JsonNode expected, JsonNode actual) {
        if (actual == null) {
            return false;
        }
        if (expected.isNumber()) {
            int places = RATIOS.contains(field) ? 4 : 2;
            return actual.isNumber()
                    && expected.decimalValue()
                                    .setScale(places, RoundingMode.HALF_UP)
                                    .compareTo(actual.decimalValue())
                            == 0;
        }
        if (expected.isArray()) {
            return SETS.contains(field)
                    ? set(expected).equals(set(actual))
                    : sameList(expected, actual);
        }
        return expected.equals(actual);
    }

    private static boolean sameList(JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same("", expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Set<JsonNode> set(JsonNode list) {
        Set<JsonNode> set = new HashSet<>();
        list.forEach(set::add);
        return set;
    }

    @Override
    public String toString() {
        return id + " " + decision();
    }
}
