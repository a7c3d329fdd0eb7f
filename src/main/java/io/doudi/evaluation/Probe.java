package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.DmnModels.Result;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Asks what would come out of one question for other facts. Tables and formulas are evaluated again
 * only if a fact is another that they looked at.
 */
final class Probe {

    private final Question question;
    private final List<MissingFact> missing;
    private final InputContract contract;
    private final DmnModels models;
    private final DrlRules rules;
    private final BiFunction<Map<String, Object>, Result, Decided> decided;
    private final List<Made> made = new ArrayList<>();

    /** What tables and formulas made of some facts, or why they failed. */
    private record Made(
            ObjectNode input, ReadFacts reads, Result result, ProblemException problem) {}

    /**
     * @param decided completes what the tables made by the findings of the DRL rules
     */
    Probe(
            Question question,
            List<MissingFact> missing,
            InputContract contract,
            DmnModels models,
            DrlRules rules,
            BiFunction<Map<String, Object>, Result, Decided> decided) {
        this.question = question;
        this.missing = missing;
        this.contract = contract;
        this.models = models;
        this.rules = rules;
        this.decided = decided;
    }

    /** What comes out for the facts, and which facts were looked at. */
    Relevance.Run run(ObjectNode input) {
        Made tables = made(input);
        Attempt attempt =
                tables.problem() != null
                        ? new Attempt(null, tables.problem())
                        : Attempt.of(
                                () ->
                                        decided.apply(
                                                contract.values(question, input), tables.result()));
        return new Relevance.Run(
                attempt.comparable(),
                fact -> tables.reads().containsAny(fact.places()) || rules.mention(fact.places()),
                tables.result() == null ? List.of() : tables.result().tables());
    }

    private Made made(ObjectNode input) {
        Optional<Made> same = made.stream().filter(earlier -> isSame(earlier, input)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        Made now = make(input);
        made.add(now);
        return now;
    }

    /** Whether the facts differ only in what the earlier evaluation did not look at. */
    private boolean isSame(Made earlier, ObjectNode input) {
        return missing.stream()
                .flatMap(fact -> fact.places().stream())
                .noneMatch(
                        place ->
                                earlier.reads().containsAny(List.of(place))
                                        && !place.in(earlier.input()).equals(place.in(input)));
    }

    private Made make(ObjectNode input) {
        ReadFacts reads = new ReadFacts();
        Map<String, Object> values = contract.values(question, input, reads);
        Detail detail = question.missing() == Missing.ASK ? Detail.MISSES : Detail.ROWS;
        try {
            Result result = models.probe(question.decision(), values, detail);
            return new Made(input, reads, result, null);
        } catch (ProblemException problem) {
            return new Made(input, reads, null, problem);
        }
    }
}
