package io.doudi.evaluation.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Requests that a JSON Schema allows: every required fact, a share of the others, and values with a
 * liking for limits. Names of members are their own; what refers to a member mostly finds one.
 *
 * @param schema of the input of one decision
 * @param asOf the decision date; dates lie around it
 */
record SchemaRequests(JsonNode schema, LocalDate asOf) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> MEMBERS = List.of("a", "b", "c", "d");
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "type",
                    List.of(
                            "EMPLOYMENT_COST",
                            "DISABILITY",
                            "SEVERE_ILLNESS",
                            "CHRONIC_ILLNESS",
                            "NON_COMPULSORY_EDUCATION",
                            "CARE_COST",
                            "TAX_AND_SOCIAL_INSURANCE",
                            "SUPPORT_PAID",
                            "RENT"),
                    "memberId",
                    MEMBERS,
                    "requestedMemberIds",
                    MEMBERS,
                    "relativeOf",
                    List.of("PROGRAMME_STAFF", "VILLAGE_COMMITTEE_MEMBER", "NEIGHBOUR"),
                    "relation",
                    List.of("SPOUSE", "MATERNAL_GRANDCHILD", "COUSIN"));
    private static final List<Integer> INTEGERS = List.of(0, 1, 2, 3, 6, 7, 12, 13, 18, 24, 36, 48);
    private static final List<String> AMOUNTS =
            List.of(
                    "0",
                    "0.01",
                    "340",
                    "1000",
                    "2000",
                    "4000",
                    "10000",
                    "200000",
                    "999999999999.99");

    /** One request; one in ten may contradict itself. */
    ObjectNode draw(Draw draw) {
        ObjectNode input = object(draw, resolved(schema), schema, draw.between(1, 9) / 10.0);
        if (draw.chance(0.9) && input.get("household") instanceof ObjectNode household) {
            withoutContradictions(input, household);
        }
        return input;
    }

    /** What contradicts itself is refused before any rule sees it. */
    private void withoutContradictions(ObjectNode input, ObjectNode household) {
        if (household.path("members").isEmpty()) {
            household.remove("members");
            household.put("size", Math.max(1, household.path("size").asInt()));
        } else {
            household.remove("size");
        }
        household.path("members").forEach(member -> plausible((ObjectNode) member));
        List<String> known = household.path("members").findValuesAsText("id");
        for (JsonNode owned : input.findParents("memberId")) {
            if (!known.contains(owned.get("memberId").asText())) {
                ((ObjectNode) owned).remove("memberId");
            }
        }
        if (input.get("requestedMemberIds") instanceof ArrayNode requested) {
            requested.removeAll();
            known.forEach(requested::add);
        }
    }

    private void plausible(ObjectNode member) {
        if (member.path("currentBenefits").size() > 1) {
            ((ArrayNode) member.get("currentBenefits")).removeAll();
        }
        if (member.path("birthDate").asText().compareTo(asOf.toString()) > 0) {
            member.put("birthDate", asOf.toString());
        }
    }

    private JsonNode value(
            Draw draw, String name, JsonNode definition, JsonNode overlay, double share) {
        JsonNode type = resolved(definition);
        if (type.has("enum")) {
            return draw.oneOf(items(type.get("enum")));
        }
        return switch (type.path("type").asText()) {
            case "object" -> object(draw, type, overlay, share);
            case "array" -> array(draw, name, type, overlay, share);
            case "boolean" -> NODES.booleanNode(draw.chance(0.5));
            case "integer" -> NODES.numberNode(integer(draw, type));
            case "number" -> NODES.numberNode(number(draw, type));
            default -> NODES.textNode(text(draw, name, type));
        };
    }

    private ObjectNode object(Draw draw, JsonNode type, JsonNode overlay, double share) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        overlay.path("required").forEach(name -> required.add(name.asText()));
        type.path("properties")
                .properties()
                .forEach(
                        property -> {
                            String name = property.getKey();
                            if (required.contains(name) || draw.chance(share)) {
                                JsonNode below = overlay.path("properties").path(name);
                                object.set(
                                        name, value(draw, name, property.getValue(), below, share));
                            }
                        });
        return object;
    }

    private ArrayNode array(Draw draw, String name, JsonNode type, JsonNode overlay, double share) {
        ArrayNode array = NODES.arrayNode();
        int size = draw.between(0, MEMBERS.size());
        for (int i = 0; i < size; i++) {
            array.add(value(draw, name, type.get("items"), overlay.path("items"), share));
        }
        if (name.equals("members")) {
            for (int i = 0; i < size; i++) {
                ((ObjectNode) array.get(i)).put("id", MEMBERS.get(i));
            }
        }
        return array;
    }

    private static int integer(Draw draw, JsonNode type) {
        int low = type.path("minimum").asInt(-1);
        int high = type.path("maximum").asInt(Integer.MAX_VALUE);
        return draw.chance(0.1)
                ? draw.oneOf(low, high)
                : Math.max(low, Math.min(high, draw.oneOf(INTEGERS)));
    }

    private static BigDecimal number(Draw draw, JsonNode type) {
        if (type.has("multipleOf")) {
            return draw.chance(0.3) ? new BigDecimal(draw.oneOf(AMOUNTS)) : draw.amount(4000);
        }
        BigDecimal high = type.get("maximum").decimalValue();
        boolean isLimit = draw.chance(0.1);
        int scale = draw.between(0, 4);
        BigDecimal some =
                BigDecimal.valueOf(draw.between(1, 80_000), 4).setScale(scale, RoundingMode.UP);
        return isLimit ? high : some.min(high);
    }

    private String text(Draw draw, String name, JsonNode type) {
        if (type.path("format").asText().equals("date")) {
            return date(draw).toString();
        }
        return draw.oneOf(WORDS.getOrDefault(name, List.of("x", "徽州 𠮷 '\"\\")));
    }

    private LocalDate date(Draw draw) {
        return draw.chance(0.5)
                ? asOf.minusDays(draw.between(-40, 400))
                : asOf.minusYears(draw.between(0, 90)).minusDays(draw.between(0, 1));
    }

    private JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode target = resolved(schema.at(node.get("$ref").asText().substring(1)));
        ObjectNode merged = target.deepCopy();
        List.of("minimum", "maximum").stream()
                .filter(node::has)
                .forEach(bound -> merged.set(bound, node.get(bound)));
        return merged;
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
