package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Made-up facts along a schema with a liking for what the tables compare: their texts, and numbers
 * and dates at their limits and one step beside. They may contradict each other.
 */
final class RandomFacts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final int LONGEST_LIST = 4;
    private static final int OLDEST = 33_000;

    private final SchemaDocument schema;
    private final Random random;
    private final List<String> texts;
    private final List<BigDecimal> numbers = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();

    /**
     * @param index what the tables compare
     */
    RandomFacts(SchemaDocument schema, ModelIndex index, LocalDate asOf, Random random) {
        this.schema = schema;
        this.random = random;
        this.texts = texts(index);
        numbers.addAll(Stream.of("0", "1", "340", "1000", "20000").map(BigDecimal::new).toList());
        dates.add(asOf);
        for (Limit limit : index.limits()) {
            read(limit.value(), BigDecimal::new).ifPresent(numbers::add);
            read(limit.value(), LocalDate::parse).ifPresent(dates::add);
        }
    }

    private static List<String> texts(ModelIndex index) {
        List<String> texts =
                new ArrayList<>(
                        index.rows().stream()
                                .flatMap(row -> row.columns().stream())
                                .flatMap(column -> QUOTED.matcher(column.cell()).results())
                                .map((MatchResult quoted) -> quoted.group(1))
                                .filter(text -> !text.isEmpty())
                                .distinct()
                                .sorted()
                                .toList());
        texts.addAll(List.of("a", "b", "c"));
        return texts;
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    ObjectNode next() {
        double share = (1 + random.nextInt(9)) / 10.0;
        return object(schema.root(), List.of(), share);
    }

    private ObjectNode object(JsonNode definition, List<String> path, double share) {
        ObjectNode object = JSON.objectNode();
        List<String> required = schema.required(path);
        for (String name : SchemaDocument.names(definition)) {
            if (required.contains(name) || random.nextDouble() < share) {
                JsonNode child = schema.child(definition, name);
                object.set(name, value(child, below(path, name), share));
            }
        }
        return object;
    }

    private static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private JsonNode value(JsonNode definition, List<String> path, double share) {
        if (definition.has("enum")) {
            return definition.get("enum").get(random.nextInt(definition.get("enum").size()));
        }
        if (definition.has("items")) {
            ArrayNode list = JSON.arrayNode();
            for (int i = random.nextInt(LONGEST_LIST); i > 0; i--) {
                list.add(value(schema.items(definition), below(path, "0"), share));
            }
            return list;
        }
        if (definition.has("properties")) {
            return object(definition, path, share);
        }
        return switch (definition.path("type").asText()) {
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(number(definition, 0));
            case "number" -> JSON.numberNode(number(definition, 2));
            default ->
                    JSON.textNode(
                            definition.path("format").asText().equals("date")
                                    ? date().toString()
                                    : oneOf(texts));
        };
    }

    private BigDecimal number(JsonNode definition, int scale) {
        BigDecimal some = number(scale);
        JsonNode most = definition.path("maximum");
        JsonNode least = definition.path("minimum");
        BigDecimal high = most.isNumber() ? some.min(most.decimalValue()) : some;
        return least.isNumber() ? high.max(least.decimalValue()) : high;
    }

    private BigDecimal number(int scale) {
        BigDecimal step = scale == 0 ? BigDecimal.ONE : FEN;
        BigDecimal beside = step.multiply(BigDecimal.valueOf(random.nextInt(3) - 1L));
        BigDecimal some =
                random.nextInt(4) == 0
                        ? BigDecimal.valueOf(random.nextInt(500_000), scale)
                        : oneOf(numbers).add(beside);
        return some.abs().setScale(scale, RoundingMode.DOWN);
    }

    private LocalDate date() {
        return random.nextBoolean()
                ? oneOf(dates).plusDays(random.nextInt(3) - 1L)
                : dates.get(0).minusDays(random.nextInt(OLDEST));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
