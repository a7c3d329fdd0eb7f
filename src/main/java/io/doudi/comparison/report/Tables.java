package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.report.Changes.Change;
import io.doudi.comparison.report.Section.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a report: a section for each subject, a part for each decision. */
final class Tables {

    private static final String UNCHANGED = "0";

    private final ReportWords words;
    private final Changes changes;

    Tables(ReportWords words, Changes changes) {
        this.words = words;
        this.changes = changes;
    }

    List<Section> sections() {
        return Stream.of(
                        sides(),
                        sweep(),
                        ofChanges("matrix", steps("from", "to"), this::matrix),
                        combinations(),
                        ofAmounts("bands", List.of("band", "households", "difference"), this::bands)
                                .measuredBy(1),
                        ofAmounts("deciles", outcomes("decile"), this::deciles).measuredBy(4),
                        ofAmounts("groups", outcomes("group"), this::groups),
                        ofChanges(
                                "causes",
                                List.of("cause", "cell", "households", "difference"),
                                this::causes),
                        ofAmounts("shares", List.of("edit", "difference"), this::shares)
                                .measuredBy(1),
                        povertyGap(),
                        thresholds(),
                        ofAmounts(
                                "largest",
                                List.of("reference", "before", "after", "difference"),
                                this::largest))
                .flatMap(table -> table.section(words).stream())
                .toList();
    }

    /** A section before it has its words. */
    private record Table(
            String name, List<String> columns, List<Part> parts, Optional<Integer> measured) {

        Table measuredBy(int column) {
            return new Table(name, columns, parts, Optional.of(column));
        }

        /** Nothing if there is no table and nothing to say about that. */
        Optional<Section> section(ReportWords words) {
            List<Part> full = parts.stream().filter(part -> !part.rows().isEmpty()).toList();
            Optional<String> sentence = words.find((full.isEmpty() ? "none." : "about.") + name);
            return full.isEmpty() && sentence.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Section(
                                    name,
                                    words.text("section." + name),
                                    sentence.stream().toList(),
                                    columns.stream()
                                            .map(one -> words.text("column." + one))
                                            .toList(),
                                    full,
                                    measured));
        }
    }

    private Table table(String name, List<String> columns, List<Part> parts) {
        return new Table(name, columns, parts, Optional.empty());
    }

    private Table ofChanges(
            String name, List<String> columns, Function<JsonNode, List<List<Value>>> rows) {
        return table(name, columns, parts(changes.all(), rows));
    }

    /** Only of decisions that have an amount. */
    private Table ofAmounts(
            String name, List<String> columns, Function<JsonNode, List<List<Value>>> rows) {
        List<Change> some = changes.all().stream().filter(Change::hasAmount).toList();
        return table(name, columns, parts(some, rows));
    }

    private static List<Part> parts(
            List<Change> changes, Function<JsonNode, List<List<Value>>> rows) {
        return changes.stream()
                .map(change -> new Part(change.label(), rows.apply(change.found())))
                .toList();
    }

    private static List<List<Value>> rows(JsonNode list, Function<JsonNode, List<Value>> row) {
        return ReportWords.items(list).map(row).toList();
    }

    private static List<String> steps(String from, String to) {
        return List.of(from, to, "households", "before", "after", "difference");
    }

    private static List<String> outcomes(String subject) {
        return List.of(subject, "households", "winners", "losers", "difference");
    }

    private Table sides() {
        return table(
                "sides",
                List.of("side", "households", "given", "yuan", "openAmount", "statuses"),
                ReportWords.items(changes.result().at("/sides/0/decisions"))
                        .map(decision -> decision.path("decision").asText())
                        .map(this::sides)
                        .toList());
    }

    private Part sides(String decision) {
        List<List<Value>> rows = new ArrayList<>();
        String period = "";
        for (JsonNode side : changes.result().path("sides")) {
            JsonNode found =
                    ReportWords.items(side.path("decisions"))
                            .filter(one -> one.path("decision").asText().equals(decision))
                            .findFirst()
                            .orElseThrow();
            period = found.path("period").asText();
            rows.add(side(side, found, period));
        }
        return new Part(words.decision(decision, period), rows);
    }

    private List<Value> side(JsonNode side, JsonNode found, String period) {
        return List.of(
                Value.of(name(side)),
                words.count(found.path("all")),
                words.count(found.path("given")),
                period.equals("NONE")
                        ? Value.of(words.text("noAmount"))
                        : words.after(found.path("all")),
                words.count(found.path("openAmount")),
                Value.of(
                        ReportWords.items(found.path("statuses"))
                                .map(this::status)
                                .collect(Collectors.joining(words.text("and")))));
    }

    private String name(JsonNode side) {
        return changes.sides().get(side.path("side").asInt() - 1);
    }

    private String status(JsonNode line) {
        return words.text(
                "status",
                words.outcome(line.path("value").asText()),
                words.households(line.path("figures")));
    }

    private Table sweep() {
        return table(
                "sweep",
                List.of("decision", "value", "households", "given", "yuan", "open"),
                List.of(new Part("", rows(changes.result().path("sweep"), this::value))));
    }

    private List<Value> value(JsonNode one) {
        return List.of(
                Value.of(words.word("decision", one.path("decision").asText())),
                Value.of(one.path("value").asText()),
                words.count(one.path("all")),
                words.count(one.path("given")),
                words.after(one.path("all")),
                words.count(one.path("open")));
    }

    private Table thresholds() {
        return table(
                "cliffs",
                List.of(
                        "decision",
                        "measured",
                        "notMeasured",
                        "cliffs",
                        "lost",
                        "nearWithMore",
                        "nearWithLess"),
                ReportWords.items(changes.result().path("sides")).map(this::thresholds).toList());
    }

    private Part thresholds(JsonNode side) {
        return new Part(
                name(side),
                ReportWords.items(changes.result().path("cliffs"))
                        .filter(one -> one.path("side").equals(side.path("side")))
                        .map(this::threshold)
                        .toList());
    }

    private List<Value> threshold(JsonNode one) {
        return List.of(
                Value.of(words.word("decision", one.path("decision").asText())),
                words.count(one.path("measured")),
                words.count(one.path("notMeasured")),
                words.count(one.path("cliffs")),
                words.change(one.path("cliffs")),
                words.count(one.path("nearWithMore")),
                words.count(one.path("nearWithLess")));
    }

    private List<List<Value>> matrix(JsonNode change) {
        return rows(change.path("matrix"), step -> step(step, words::outcome));
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
    private Table combinations() {
        List<Part> parts = new ArrayList<>();
        for (JsonNode difference : changes.result().path("differences")) {
            boolean areSeveral = difference.path("decisions").size() > 1;
            parts.add(
                    new Part(
                            name(difference),
                            areSeveral
                                    ? rows(difference.path("combinations"), this::combination)
                                    : List.of()));
        }
        return table("combinations", List.of("from", "to", "households"), parts);
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
        return rows(
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
        return rows(
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
        return rows(
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
                .map(part -> cell.path(part).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String orDash(JsonNode text) {
        return text.isMissingNode() ? words.text("dash") : text.asText();
    }

    private List<List<Value>> shares(JsonNode change) {
        JsonNode shares = change.path("shares");
        if (shares.isMissingNode()) {
            return List.of();
        }
        List<List<Value>> rows = new ArrayList<>(rows(shares.path("edits"), this::edit));
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

    private Table povertyGap() {
        List<List<Value>> rows =
                ReportWords.items(changes.result().path("sides"))
                        .filter(side -> side.hasNonNull("povertyGap"))
                        .map(side -> gap(name(side), side.path("povertyGap")))
                        .toList();
        return table(
                "gap",
                List.of("side", "households", "gap.without", "gap.with", "gap.closed"),
                List.of(new Part("", rows)));
    }

    private List<Value> gap(String side, JsonNode figures) {
        return List.of(
                Value.of(side),
                words.count(figures),
                words.before(figures),
                words.after(figures),
                words.change(figures));
    }

    private List<List<Value>> largest(JsonNode change) {
        return rows(change.path("largest"), this::one);
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
