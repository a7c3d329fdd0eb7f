package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.report.Changes.Change;
import io.doudi.comparison.report.Section.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changes from the first side to the others, as tables with a part for each decision. */
final class ChangeTables {

    private static final String UNCHANGED = "0";

    private final ReportWords words;
    private final Changes changes;

    ChangeTables(ReportWords words, Changes changes) {
        this.words = words;
        this.changes = changes;
    }

    Table matrix() {
        return ofChanges(
                "matrix",
                List.of("from", "to", "households", "before", "after", "difference"),
                this::matrix);
    }

    Table bands() {
        return ofAmounts("bands", List.of("band", "households", "difference"), this::bands)
                .measuredBy(1);
    }

    Table deciles() {
        return ofAmounts("deciles", outcomes("decile"), this::deciles).measuredBy(4);
    }

    Table groups() {
        return ofAmounts("groups", outcomes("group"), this::groups);
    }

    Table causes() {
        return ofChanges(
                "causes", List.of("cause", "cell", "households", "difference"), this::causes);
    }

    Table shares() {
        return ofAmounts("shares", List.of("edit", "difference"), this::shares).measuredBy(1);
    }

    Table largest() {
        return ofAmounts(
                "largest", List.of("reference", "before", "after", "difference"), this::largest);
    }

    private Table ofChanges(
            String name, List<String> columns, Function<JsonNode, List<List<Value>>> rows) {
        return Table.of(name, columns, parts(changes.all(), rows));
    }

    /** Only of decisions that have an amount. */
    private Table ofAmounts(
            String name, List<String> columns, Function<JsonNode, List<List<Value>>> rows) {
        List<Change> some = changes.all().stream().filter(Change::hasAmount).toList();
        return Table.of(name, columns, parts(some, rows));
    }

    private static List<Part> parts(
            List<Change> changes, Function<JsonNode, List<List<Value>>> rows) {
        return changes.stream()
                .map(change -> new Part(change.label(), rows.apply(change.found())))
                .toList();
    }

    private static List<String> outcomes(String subject) {
        return List.of(subject, "households", "winners", "losers", "difference");
    }

    private List<List<Value>> matrix(JsonNode change) {
        return Table.rows(change.path("matrix"), step -> step(step, words::outcome));
    }

    private List<Value> step(JsonNode step, Function<String, String> word) {
        JsonNode figures = step.path("figures");
        return List.of(
                Value.of(word.apply(step.path("from").asText())),
                Value.of(word.apply(step.path("to").asText())),
                words.count(figures),
                words.before(figures),
                words.after(figures),
                words.change(figures));
    }

    /** What households get of all decisions together. */
    Table combinations() {
        List<Part> parts = new ArrayList<>();
        for (JsonNode difference : changes.result().path("differences")) {
            boolean areSeveral = difference.path("decisions").size() > 1;
            parts.add(
                    new Part(
                            changes.name(difference),
                            areSeveral
                                    ? Table.rows(difference.path("combinations"), this::combination)
                                    : List.of()));
        }
        return Table.of("combinations", List.of("from", "to", "households"), parts);
    }

    private List<Value> combination(JsonNode step) {
        return step(step, words::combination).subList(0, 3);
    }

    private List<List<Value>> bands(JsonNode change) {
        return ReportWords.items(change.path("yuanBands"))
                .filter(line -> !line.path("value").asText().equals(UNCHANGED))
                .map(line -> line(words.band(line.path("value").asText()), line.path("figures")))
                .toList();
    }

    private List<Value> line(String name, JsonNode figures) {
        return List.of(Value.of(name), words.count(figures), words.change(figures));
    }

    private List<List<Value>> deciles(JsonNode change) {
        return Table.rows(
                change.path("deciles"),
                decile ->
                        outcomes(
                                words.text(
                                        "decile",
                                        decile.path("decile").asText(),
                                        words.number(decile.path("from").decimalValue()),
                                        words.number(decile.path("to").decimalValue())),
                                decile.path("outcomes")));
    }

    private List<List<Value>> groups(JsonNode change) {
        return Table.rows(
                change.path("groups"),
                group ->
                        outcomes(
                                group(group.path("dimension").asText(), group),
                                group.path("outcomes")));
    }

    private String group(String dimension, JsonNode group) {
        return words.text(
                "group",
                words.word("comparison.dimension", dimension),
                words.word("comparison.group." + dimension, group.path("value").asText()));
    }

    private List<Value> outcomes(String name, JsonNode outcomes) {
        return List.of(
                Value.of(name),
                words.count(outcomes.path("all")),
                words.count(outcomes.path("winners")),
                words.count(outcomes.path("losers")),
                words.change(outcomes.path("all")));
    }

    private List<List<Value>> causes(JsonNode change) {
        return Table.rows(
                change.path("causes"),
                one ->
                        List.of(
                                Value.of(cause(one.path("cause"))),
                                Value.of(cells(one.at("/cause/cells"))),
                                words.count(one.path("figures")),
                                words.change(one.path("figures"))));
    }

    private String cause(JsonNode cause) {
        return cause.path("key").asText().equals("UNKNOWN")
                ? words.text("cause.UNKNOWN")
                : words.text(
                        "cause",
                        cause.path("decision").asText(),
                        orDash(cause.path("rowBefore")),
                        orDash(cause.path("rowAfter")));
    }

    private String cells(JsonNode cells) {
        return ReportWords.items(cells)
                .map(
                        cell ->
                                words.text(
                                        "cell",
                                        place(cell),
                                        orDash(cell.path("before")),
                                        orDash(cell.path("after"))))
                .collect(Collectors.joining(words.text("and")));
    }

    private static String place(JsonNode cell) {
        return Stream.of("element", "row", "column")
                .map(part -> cell.path(part).asText(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String orDash(JsonNode text) {
        return text.isTextual() ? text.asText() : words.text("dash");
    }

    private List<List<Value>> shares(JsonNode change) {
        JsonNode shares = change.path("shares");
        if (!shares.isObject()) {
            return List.of();
        }
        List<List<Value>> rows = new ArrayList<>(Table.rows(shares.path("edits"), this::edit));
        rows.add(share("interaction", shares));
        rows.add(share("total", shares));
        return rows;
    }

    private List<Value> edit(JsonNode edit) {
        String cells = cells(edit.path("cells"));
        return List.of(
                Value.of(cells.isEmpty() ? edit.path("file").asText() : cells),
                words.change(edit.path("figures")));
    }

    private List<Value> share(String name, JsonNode shares) {
        return List.of(Value.of(words.text(name)), words.change(shares.path(name).decimalValue()));
    }

    private List<List<Value>> largest(JsonNode change) {
        return Table.rows(change.path("largest"), this::one);
    }

    private List<Value> one(JsonNode one) {
        return List.of(
                Value.of(one.path("reference").asText()),
                words.before(one),
                words.after(one),
                words.change(
                        one.path("after")
                                .decimalValue()
                                .subtract(one.path("before").decimalValue())));
    }
}
