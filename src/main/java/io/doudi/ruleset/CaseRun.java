package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.evaluation.Limit;
import io.doudi.evaluation.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stored case, run.
 *
 * @param differences what did not come out as the case says, each as a sentence
 * @param actual the outcome, or {@code error} with code and field
 * @param hits the rule ids and ids of rows that took part
 * @param places the rows and DRL rules that were hit
 * @param limits the limits that a compared value lay on exactly
 */
public record CaseRun(
        List<String> differences,
        JsonNode actual,
        Set<String> hits,
        Set<Place> places,
        Set<Limit> limits) {

    public CaseRun {
        differences = List.copyOf(differences);
        hits = Set.copyOf(hits);
        places = Set.copyOf(places);
        limits = Set.copyOf(limits);
    }

    /** The rows of one version that were hit. */
    Stream<Place> rowsOf(String version) {
        return places.stream()
                .filter(place -> place.kind() == Place.Kind.ROW)
                .filter(place -> place.source().layer().equals(version));
    }
}
