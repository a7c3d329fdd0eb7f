package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.report.Section.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What each side comes to, as tables. */
final class SideTables {

    private final ReportWords words;
    private final Changes changes;

    SideTables(ReportWords words, Changes changes) {
        this.words = words;
        this.changes = changes;
    }

    Table sides() {
        return Table.of(
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
                Value.of(changes.name(side)),
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

    private String status(JsonNode line) {
        return words.text(
                "status",
                words.outcome(line.path("value").asText()),
                words.households(line.path("figures")));
    }

    Table sweep() {
        return Table.of(
                "sweep",
                List.of("decision", "value", "households", "given", "yuan", "open"),
                List.of(new Part("", Table.rows(changes.result().path("sweep"), this::value))));
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

    Table thresholds() {
        return Table.of(
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
                changes.name(side),
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

    Table povertyGap() {
        List<List<Value>> rows =
                ReportWords.items(changes.result().path("sides"))
                        .filter(side -> side.hasNonNull("povertyGap"))
                        .map(side -> gap(changes.name(side), side.path("povertyGap")))
                        .toList();
        return Table.of(
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
}
