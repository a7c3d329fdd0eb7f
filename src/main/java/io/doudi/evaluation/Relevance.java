package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.FactDefault.Applied;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which of the defaults that stand in for missing facts could have changed the result. Each is
 * replaced by everything else that it could be: alone first, then together with another missing
 * fact, for one may hide the other. A fact matters if the result differs in anything.
 *
 * <p>Facts in which the result needs more than two to differ from their defaults at once are not
 * found; see the ADR on missing facts.
 */
final class Relevance {

    /** Beyond this many evaluations a fact counts as one that matters: better asked than missed. */
    private static final int MAX_EVALUATIONS = 500;

    private final Function<ObjectNode, Object> results;
    private final Map<Applied, List<Alternative>> alternatives = new LinkedHashMap<>();
    private final List<Applied> relevant = new ArrayList<>();
    private int evaluations;

    /** A missing fact with another value than its default, in one place or in all of them. */
    private record Alternative(List<FactDefault.Place> places, JsonNode value) {
        ObjectNode in(ObjectNode facts) {
            ObjectNode changed = facts.deepCopy();
            places.forEach(place -> place.set(changed, value));
            return changed;
        }
    }

    /**
     * @param results what comes out for some facts; null for facts that contradict each other,
     *     which nobody could have given
     */
    private Relevance(
            List<Applied> defaults, SchemaDocument schema, Function<ObjectNode, Object> results) {
        this.results = results;
        defaults.forEach(applied -> alternatives.put(applied, alternatives(applied, schema)));
    }

    /**
     * Those of the defaults that could have changed the result, in their order.
     *
     * @param result what came out with all defaults
     */
    static List<Applied> among(
            Facts facts,
            Object result,
            SchemaDocument schema,
            Function<ObjectNode, Object> results) {
        if (facts.defaults().isEmpty()) {
            return List.of();
        }
        Relevance relevance = new Relevance(facts.defaults(), schema, results);
        relevance.findAlone(facts.input(), result);
        relevance.findInPairs(facts.input());
        return facts.defaults().stream().filter(relevance.relevant::contains).toList();
    }

    private void findAlone(ObjectNode facts, Object before) {
        alternatives.keySet().stream()
                .filter(fact -> makesADifference(fact, facts, before))
                .forEach(relevant::add);
    }

    private void findInPairs(ObjectNode facts) {
        alternatives.forEach(
                (first, values) -> values.forEach(value -> findBeside(first, value.in(facts))));
    }

    /** Adds the facts that make a difference once another one was changed. */
    private void findBeside(Applied changed, ObjectNode facts) {
        List<Applied> open =
                alternatives.keySet().stream()
                        .filter(fact -> fact != changed && !relevant.contains(fact))
                        .toList();
        Object before = open.isEmpty() ? null : result(facts);
        if (before != null) {
            open.stream()
                    .filter(fact -> makesADifference(fact, facts, before))
                    .forEach(relevant::add);
        }
    }

    private boolean makesADifference(Applied fact, ObjectNode facts, Object before) {
        for (Alternative alternative : alternatives.get(fact)) {
            if (evaluations >= MAX_EVALUATIONS) {
                return true;
            }
            Object after = result(alternative.in(facts));
            if (after != null && !after.equals(before)) {
                return true;
            }
        }
        return false;
    }

    private Object result(ObjectNode facts) {
        evaluations++;
        return results.apply(facts);
    }

    private static List<Alternative> alternatives(Applied applied, SchemaDocument schema) {
        List<JsonNode> values =
                OtherValues.of(applied.fact().json(), schema.at(applied.places().get(0).path()));
        List<Alternative> all = new ArrayList<>();
        values.forEach(value -> all.add(new Alternative(applied.places(), value)));
        if (applied.places().size() > 1) {
            applied.places()
                    .forEach(
                            place ->
                                    values.forEach(
                                            value ->
                                                    all.add(
                                                            new Alternative(
                                                                    List.of(place), value))));
        }
        return all;
    }
}
