package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.language.Messages;
import io.doudi.ruleset.FactPath;
import io.doudi.ruleset.FactPath.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of cases are called in Chinese: facts as the models call them, outputs as the
 * pages do, and a path that nobody has named as it is.
 *
 * @param titles of facts, by their paths without indexes
 */
record CaseHeadings(Map<String, String> titles) {

    private static final Messages WORDS = Messages.CHINESE;
    private static final int DEEPEST = 12;

    CaseHeadings {
        titles = Map.copyOf(titles);
    }

    /** The titles of the schemas of inputs. */
    static CaseHeadings of(Collection<? extends JsonNode> schemas) {
        Map<String, String> titles = new HashMap<>();
        schemas.forEach(schema -> add(schema, schema, "", titles, 0));
        return new CaseHeadings(titles);
    }

    private static void add(
            JsonNode schema, JsonNode node, String path, Map<String, String> titles, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        titled(schema, node).ifPresent(title -> titles.putIfAbsent(path, title));
        JsonNode type = resolved(schema, node);
        type.path("properties")
                .properties()
                .forEach(
                        field ->
                                add(
                                        schema,
                                        field.getValue(),
                                        path + "." + field.getKey(),
                                        titles,
                                        depth + 1));
        if (type.has("items")) {
            add(schema, type.get("items"), path, titles, depth + 1);
        }
    }

    /** What stands beside a reference is nearer than what stands at its type. */
    private static Optional<String> titled(JsonNode schema, JsonNode node) {
        String title = node.path("title").asText(resolved(schema, node).path("title").asText());
        return title.isBlank() || title.equals("null") ? Optional.empty() : Optional.of(title);
    }

    private static JsonNode resolved(JsonNode schema, JsonNode node) {
        JsonNode at = node;
        for (int i = 0; i < DEEPEST && at.has("$ref"); i++) {
            at = schema.at(at.get("$ref").asText().substring(1));
        }
        return at;
    }

    /** The heading of a column. */
    String of(String path) {
        if (!CaseRow.isFact(path)) {
            return WORDS.find("cases.column." + path).orElse(path);
        }
        List<Step> steps = FactPath.of(path).steps();
        boolean isFact = steps.get(0).name().equals(CaseRow.INPUT);
        List<String> names = new ArrayList<>();
        names.add(WORDS.text(isFact ? "cases.column.input" : "cases.column.expect"));
        StringBuilder at = new StringBuilder();
        for (Step step : steps.subList(1, steps.size())) {
            at.append('.').append(step.name());
            String name = isFact ? fact(at.toString(), step) : output(step);
            names.add(step.isInList() ? WORDS.text("cases.entry", name, step.index() + 1) : name);
        }
        return String.join(WORDS.text("cases.below"), names);
    }

    private String fact(String path, Step step) {
        return titles.getOrDefault(path, step.name());
    }

    private static String output(Step step) {
        return WORDS.find("pages.output." + step.name())
                .or(() -> WORDS.find("output." + step.name()))
                .orElse(step.name());
    }
}
