package io.doudi.decision;

import io.doudi.decision.ClauseTrace.StoredCase;
import io.doudi.decision.ClauseTrace.TracedDocument;
import io.doudi.evaluation.Place;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.Manifest.LayerKind;
import io.doudi.ruleset.Register;
import io.doudi.ruleset.RuleSetSelection;
import io.doudi.ruleset.RuleSetVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Traces the registered clauses to the rules and to the stored cases that hit them: a case names
 * its rules, and running it proves that they take part.
 */
@ApplicationScoped
public class Traceability {

    private static final Comparator<Place> BY_PLACE =
            Comparator.comparing((Place place) -> place.source().layer())
                    .thenComparing(place -> place.source().file())
                    .thenComparing(Place::kind)
                    .thenComparing(Place::label)
                    .thenComparing(Place::id);

    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;

    Traceability(LiveRuleSets live, KnowledgeBases knowledgeBases) {
        this.live = live;
        this.knowledgeBases = knowledgeBases;
    }

    /** The clauses of one version, among them those that a baseline inherits. */
    public ClauseTrace of(RuleSetVersion version) {
        boolean inherits = version.manifest().layer() == LayerKind.BASELINE;
        List<RuleSetVersion> registering =
                inherits ? live.current().firstDay(version).baselines() : List.of(version);
        return trace(registering, places(version));
    }

    /** The clauses of a rule set, wherever one of its versions implements them. */
    public ClauseTrace of(String ruleSet) {
        List<RuleSetVersion> versions = live.current().versions(ruleSet);
        Set<Place> places = new LinkedHashSet<>();
        versions.forEach(version -> places.addAll(places(version)));
        return trace(versions, List.copyOf(places));
    }

    private ClauseTrace trace(List<RuleSetVersion> registering, List<Place> places) {
        Map<String, List<Place>> placesById = new LinkedHashMap<>();
        places.stream()
                .sorted(BY_PLACE)
                .forEach(place -> index(place.source().ruleIds(), place, placesById));
        Map<String, List<StoredCase>> casesById = cases(registering);
        List<TracedDocument> documents = new ArrayList<>();
        for (RuleSetVersion version : registering) {
            for (Register register : version.registers()) {
                documents.add(TracedDocument.of(version, register, placesById, casesById));
            }
        }
        List<String> names = registering.stream().map(RuleSetVersion::name).toList();
        return new ClauseTrace(names, documents, own(places, names));
    }

    private static List<Place> own(List<Place> places, List<String> layers) {
        return places.stream()
                .filter(place -> layers.contains(place.source().layer()))
                .filter(place -> !place.source().ruleIds().isEmpty())
                .sorted(BY_PLACE)
                .toList();
    }

    /** The stored cases of the versions' region, or of all regions for a baseline. */
    private Map<String, List<StoredCase>> cases(List<RuleSetVersion> versions) {
        Optional<String> region = versions.get(0).manifest().region();
        Map<String, List<StoredCase>> byRuleId = new LinkedHashMap<>();
        for (RuleSetVersion version : live.current().all()) {
            version.cases().stream()
                    .filter(example -> region.map(example.region()::equals).orElse(true))
                    .forEach(
                            example ->
                                    index(
                                            example.ruleIds(),
                                            StoredCase.of(version, example),
                                            byRuleId));
        }
        return byRuleId;
    }

    private List<Place> places(RuleSetVersion version) {
        InForce inForce = live.current().firstDay(version);
        List<Place> places = new ArrayList<>(knowledgeBases.of(inForce).places());
        inForce.layers().forEach(layer -> validity(layer).ifPresent(places::add));
        return places;
    }

    private static Optional<Place> validity(RuleSetVersion version) {
        Manifest manifest = version.manifest();
        return manifest.validity()
                .map(
                        validity ->
                                new Place(
                                        Place.Kind.VALIDITY,
                                        manifest.title().zh(),
                                        validity.ruleId(),
                                        RuleSetSelection.source(version, validity)));
    }

    private static <T> void index(Iterable<String> ruleIds, T what, Map<String, List<T>> byRuleId) {
        ruleIds.forEach(id -> byRuleId.computeIfAbsent(id, key -> new ArrayList<>()).add(what));
    }
}
