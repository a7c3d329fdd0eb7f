package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An optional fact that is not given. A default stands at all places where the fact is missing; a
 * fact without a default is missing at one place.
 *
 * @param others everything else that the fact could be
 */
record MissingFact(FactDefault fact, List<FactPlace> places, List<Change> others) {

    /** The fact with another value at some of its places. */
    record Change(List<FactPlace> places, JsonNode value) {

        Variant in(Variant facts) {
            return facts.with(places, value);
        }
    }

    /** The facts of a default that are missing in the facts, none if it is nowhere. */
    static Stream<MissingFact> of(FactDefault fact, List<FactPlace> places, OtherValues values) {
        if (places.isEmpty()) {
            return Stream.empty();
        }
        return fact.isAssumed()
                ? Stream.of(assumed(fact, places, values))
                : places.stream()
                        .map(place -> unstated(fact, place, values))
                        .filter(missing -> !missing.others.isEmpty());
    }

    /** The facts without this one, which has no default. */
    Variant without(Variant facts) {
        return facts.without(places);
    }

    private static MissingFact assumed(
            FactDefault fact, List<FactPlace> places, OtherValues values) {
        List<JsonNode> others = values.of(places.get(0), fact.json());
        List<Change> changes = new ArrayList<>();
        others.forEach(value -> changes.add(new Change(places, value)));
        if (places.size() > 1) {
            for (FactPlace place : places) {
                others.forEach(value -> changes.add(new Change(List.of(place), value)));
            }
        }
        return new MissingFact(fact, places, changes);
    }

    private static MissingFact unstated(FactDefault fact, FactPlace place, OtherValues values) {
        List<FactPlace> here = List.of(place);
        List<Change> changes =
                values.of(place, null).stream().map(value -> new Change(here, value)).toList();
        return new MissingFact(fact, here, changes);
    }
}
