package io.doudi.comparison.report;

import io.doudi.comparison.Cliffs;
import io.doudi.comparison.Comparison;
import io.doudi.comparison.population.Distribution;
import io.doudi.comparison.population.Population;
import io.doudi.comparison.report.Section.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was compared, and what of it is assumed. */
final class Basis {

    private final ReportWords words;
    private final Comparison comparison;
    private final Optional<Population> population;

    /**
     * The basis of a comparison.
     *
     * @param population its households, if they are those of a population that the reader may see
     */
    Basis(ReportWords words, Comparison comparison, Optional<Population> population) {
        this.words = words;
        this.comparison = comparison;
        this.population = population;
    }

    private boolean isSynthetic() {
        return population.filter(one -> one.kind() == Population.Kind.SYNTHETIC).isPresent();
    }

    /** What must be known about the cases; empty if there is nothing. */
    String caveat() {
        return isSynthetic() ? words.text("synthetic") : "";
    }

    Section section() {
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < comparison.rules().size(); i++) {
            rows.add(row(words.text("basis.side", i + 1), side(i)));
        }
        rows.add(row(words.text("basis.cases"), cases()));
        population.ifPresent(one -> addPopulation(one, rows));
        rows.add(row(words.text("basis.missing"), words.text("missing." + missing())));
        comparison
                .request()
                .cliffs()
                .ifPresent(cliffs -> rows.add(row(words.text("basis.cliffs"), incomes(cliffs))));
        rows.add(row(words.text("basis.digest"), comparison.inputsDigest()));
        rows.add(
                row(
                        words.text("basis.made"),
                        words.text(
                                "made",
                                comparison.createdBy(),
                                words.minute(comparison.createdAt()),
                                words.minute(comparison.finishedAt().orElseThrow()))));
        return table("basis", List.of("item", "content"), rows);
    }

    private static List<Value> row(String name, String content) {
        return List.of(Value.of(name), Value.of(content));
    }

    private String side(int index) {
        Comparison.Rules rules = comparison.rules().get(index);
        return words.text(
                "basis.rules",
                words.rules(comparison.request().sides().get(index), rules),
                words.minute(rules.knownAt()),
                rules.digest());
    }

    private String cases() {
        return words.text(
                "kind." + comparison.request().cases().getClass().getSimpleName(),
                words.number(BigDecimal.valueOf(comparison.cases())));
    }

    private String incomes(Cliffs cliffs) {
        return words.text("cliffs", words.number(cliffs.more()), words.number(cliffs.near()));
    }

    private String missing() {
        return comparison.request().missing().orElse("assume");
    }

    private void addPopulation(Population one, List<List<Value>> rows) {
        rows.add(
                row(
                        words.text("basis.population"),
                        words.text(
                                "population",
                                one.title(),
                                one.asOf().toString(),
                                words.number(one.weight()))));
        rows.add(row(words.text("basis.source"), one.source()));
        if (isSynthetic()) {
            rows.add(row(words.text("basis.assumed"), words.text("assumed")));
        }
    }

    private Section table(String name, List<String> columns, List<List<Value>> rows) {
        return new Section(
                name,
                words.text("section." + name),
                words.find("about." + name).stream().toList(),
                columns.stream().map(column -> words.text("column." + column)).toList(),
                List.of(new Part("", rows)),
                Optional.empty());
    }

    /** Where the figures come from that households were generated from; nothing without them. */
    Optional<Section> assumptions(List<Distribution> distributions) {
        List<List<Value>> rows = distributions.stream().map(this::distribution).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        table(
                                "assumptions",
                                List.of("figure", "values", "source", "assumed"),
                                rows));
    }

    private List<Value> distribution(Distribution one) {
        String values =
                one.values().entrySet().stream()
                        .map(
                                value ->
                                        words.text(
                                                "entry",
                                                words.key(value.getKey()),
                                                value.getValue().toPlainString()))
                        .collect(Collectors.joining(words.text("and")));
        return List.of(
                Value.of(one.title()),
                Value.of(values),
                Value.of(one.source().orElse("")),
                Value.of(one.assumed().orElse("")));
    }
}
