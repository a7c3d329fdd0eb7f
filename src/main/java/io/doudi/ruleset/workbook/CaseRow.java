package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.FlatFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A case as the cells of a row, by the paths of their columns: its own fields, each fact below
 * {@code input} and each output below {@code expect}.
 */
record CaseRow(Map<String, JsonNode> cells) {

    /** The digest of the file that the row was taken from. */
    static final String BASE = "base";

    static final String FILE = "file";
    static final String NAME = "name";
    static final String CLAUSE = "clause";
    static final String AS_OF = "asOf";
    static final String INPUT = "input";
    static final String EXPECT = "expect";
    static final String HITS = "hits";

    /** What a case expects that is to be refused. */
    static final String ERROR = EXPECT + ".error";

    /** What every row has, in the order of the columns; then facts and outputs, then the hits. */
    static final List<String> OWN = List.of(BASE, FILE, NAME, CLAUSE, "region", AS_OF, "decision");

    private static final String SEPARATOR = "[,，、;；\\s]+";
    private static final Pattern ID = Pattern.compile("[^,，、;；\\s]+");

    /** The cells of a case. */
    static CaseRow of(Case one) {
        ObjectNode tree = one.tree();
        JsonNode hits = tree.remove(HITS);
        Map<String, JsonNode> cells = FlatFacts.cells(tree);
        cells.put(HITS, hits(hits, one.hits()));
        return new CaseRow(cells);
    }

    private static JsonNode hits(JsonNode list, List<String> ids) {
        boolean areIds = ids.stream().allMatch(id -> ID.matcher(id).matches());
        return areIds ? TextNode.valueOf(String.join(", ", ids)) : list;
    }

    static boolean isFact(String path) {
        return isBelow(path, INPUT) || isBelow(path, EXPECT);
    }

    private static boolean isBelow(String path, String field) {
        return path.equals(field) || path.startsWith(field + ".");
    }

    /** Whether the request shall be refused, and its facts may be of a wrong kind. */
    boolean expectsAProblem() {
        return cells.keySet().stream().anyMatch(path -> path.startsWith(ERROR));
    }

    boolean expectsSomething() {
        return cells.keySet().stream().anyMatch(path -> isBelow(path, EXPECT));
    }

    /** The case; its own fields must all be there. */
    Case toCase() {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        cells.forEach(
                (path, value) -> {
                    if (isFact(path)) {
                        facts.put(path, value);
                    }
                });
        ObjectNode tree = FlatFacts.facts(facts);
        return new Case(
                text(NAME),
                text(CLAUSE),
                text("region"),
                LocalDate.parse(text(AS_OF)),
                text("decision"),
                part(tree, INPUT),
                part(tree, EXPECT),
                hits());
    }

    private static JsonNode part(ObjectNode tree, String field) {
        return tree.has(field) ? tree.get(field) : JsonNodeFactory.instance.objectNode();
    }

    /** An own field as a text; empty if it is not there. */
    String text(String path) {
        return cells.getOrDefault(path, TextNode.valueOf("")).asText();
    }

    private List<String> hits() {
        List<String> ids = new ArrayList<>();
        JsonNode hits = cells.get(HITS);
        if (hits != null && hits.isArray()) {
            hits.forEach(id -> ids.add(id.asText()));
        } else {
            ids.addAll(List.of(text(HITS).strip().split(SEPARATOR)));
            ids.removeIf(String::isEmpty);
        }
        return ids;
    }
}
