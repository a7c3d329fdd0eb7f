package io.doudi.comparison.report;

import static io.doudi.problem.ProblemType.COMPARISON_STATE;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.access.Actor;
import io.doudi.comparison.Cases;
import io.doudi.comparison.Comparison;
import io.doudi.comparison.Comparisons;
import io.doudi.comparison.SmallCells;
import io.doudi.comparison.population.Population;
import io.doudi.comparison.population.Populations;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Makes reports of finished comparisons. */
@ApplicationScoped
public class Reports {

    private static final int LIMITS = 6;

    private final Comparisons comparisons;
    private final SmallCells smallCells;
    private final Populations populations;

    Reports(Comparisons comparisons, SmallCells smallCells, Populations populations) {
        this.comparisons = comparisons;
        this.smallCells = smallCells;
        this.populations = populations;
    }

    /**
     * The report of a comparison.
     *
     * @param hidesSmallCells whether nothing is told of fewer than five cases
     * @throws ProblemException if it is not theirs, or not finished
     */
    public Report of(Actor actor, UUID id, boolean hidesSmallCells, Messages messages) {
        Comparison found = comparisons.get(actor, id);
        Comparison shown = hidesSmallCells ? smallCells.without(found) : found;
        JsonNode result =
                shown.result()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                COMPARISON_STATE,
                                                "The comparison is %s; reports are of finished ones"
                                                        .formatted(found.state())));
        requireComplete(result);
        return report(actor, shown, result, new ReportWords(messages));
    }

    /** Results of earlier versions of the service do not say all that a report tells. */
    private static void requireComplete(JsonNode result) {
        boolean isComplete =
                result.path("differences").findValues("decisions").stream()
                        .flatMap(decisions -> StreamSupport.stream(decisions.spliterator(), false))
                        .allMatch(decision -> decision.has("outcomes"));
        if (!isComplete) {
            throw new ProblemException(
                    COMPARISON_STATE,
                    "The comparison was made by an earlier version of the service; make it again");
        }
    }

    private Report report(Actor actor, Comparison comparison, JsonNode result, ReportWords words) {
        Changes changes = Changes.of(comparison, result, words);
        Optional<Population> population = population(actor, comparison.request().cases());
        Basis basis = new Basis(words, comparison, population);
        List<Section> sections = new ArrayList<>();
        sections.add(new Summary(words, changes).section(comparison, basis.caveat()));
        sections.add(basis.section());
        sections.addAll(tables(words, changes));
        sections.add(limits(words));
        population
                .map(populations::distributions)
                .flatMap(basis::assumptions)
                .ifPresent(sections::add);
        return new Report(
                comparison
                        .title()
                        .orElseGet(() -> String.join(words.text("arrow"), changes.sides())),
                words.text("subtitle", words.minute(comparison.finishedAt().orElseThrow())),
                comparison.finishedAt().orElseThrow(),
                sections);
    }

    private static List<Section> tables(ReportWords words, Changes found) {
        SideTables sides = new SideTables(words, found);
        ChangeTables changes = new ChangeTables(words, found);
        return Stream.of(
                        sides.sides(),
                        sides.sweep(),
                        changes.matrix(),
                        changes.combinations(),
                        changes.bands(),
                        changes.deciles(),
                        changes.groups(),
                        changes.causes(),
                        changes.shares(),
                        sides.povertyGap(),
                        sides.thresholds(),
                        changes.largest())
                .flatMap(table -> table.section(words).stream())
                .toList();
    }

    private Optional<Population> population(Actor actor, Cases cases) {
        return cases instanceof Cases.OfPopulation named
                ? populations.list(actor).stream()
                        .filter(one -> named.population().equals(Optional.of(one.id())))
                        .findFirst()
                : Optional.empty();
    }

    private static Section limits(ReportWords words) {
        return Section.ofSentences(
                "limits",
                words.text("section.limits"),
                IntStream.rangeClosed(1, LIMITS)
                        .mapToObj(number -> words.text("limit." + number))
                        .toList());
    }
}
