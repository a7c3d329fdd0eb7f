package io.doudi.ruleset;

import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.Place;
import io.doudi.evaluation.Place.Kind;
import io.doudi.ruleset.Check.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs the stored cases on a candidate: its own must come out as they say; those of other versions
 * that it takes part in are reported; rows and rules that no case hits are too.
 */
@ApplicationScoped
class CaseStep {

    private static final int REPORTED_EVERY = 25;

    private final CaseRuns runs;
    private final KnowledgeBases knowledgeBases;

    CaseStep(CaseRuns runs, KnowledgeBases knowledgeBases) {
        this.runs = runs;
        this.knowledgeBases = knowledgeBases;
    }

    /** What was found, how many cases were run, and what one cost in the middle. */
    record Result(List<Diagnostic> found, int cases, Duration each) {}

    /** A case with the version and the file that it stands in. */
    private record Stored(RuleSetVersion version, String file, Case example) {}

    Result run(Substitution substitution, Progress progress) {
        List<Stored> stored = stored(substitution);
        List<Diagnostic> found = new ArrayList<>();
        Set<String> hit = new HashSet<>();
        List<Duration> costs = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (i % REPORTED_EVERY == 0) {
                progress.at(Step.CASES, i, stored.size());
            }
            CpuTime start = CpuTime.now();
            CaseRun run = runs.of(stored.get(i).example(), substitution);
            costs.add(start.since());
            run.places().forEach(place -> hit.add(key(place)));
            if (!run.differences().isEmpty()) {
                found.add(failed(stored.get(i), run, substitution));
            }
        }
        found.addAll(notHit(substitution, hit));
        return new Result(found, stored.size(), median(costs));
    }

    private static Duration median(List<Duration> costs) {
        List<Duration> sorted = costs.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    /** The candidate's own cases, and those of others in which it has a say. */
    private static List<Stored> stored(Substitution substitution) {
        RuleSetVersion candidate = substitution.candidate();
        Stream<RuleSetVersion> others =
                substitution.current().all().stream()
                        .filter(
                                version ->
                                        !version.manifest()
                                                .ruleSet()
                                                .equals(candidate.manifest().ruleSet()))
                        .filter(version -> version.isKnown(substitution.now()));
        List<Stored> stored = new ArrayList<>(cases(candidate).toList());
        others.flatMap(CaseStep::cases)
                .filter(one -> substitution.involves(one.example()))
                .forEach(stored::add);
        return stored;
    }

    private static Stream<Stored> cases(RuleSetVersion version) {
        return version.files().stream()
                .filter(Case::isCases)
                .flatMap(
                        file ->
                                Case.of(file).stream()
                                        .map(one -> new Stored(version, file.path(), one)));
    }

    private static Diagnostic failed(Stored stored, CaseRun run, Substitution substitution) {
        boolean own = stored.version() == substitution.candidate();
        return new Diagnostic(
                own ? Severity.ERROR : Severity.WARNING,
                Code.CASE_FAILED,
                own ? stored.file() : stored.version().name() + "/" + stored.file(),
                stored.example().name(),
                "",
                "",
                List.of(stored.example().name(), String.join("; ", run.differences())),
                List.copyOf(stored.example().ruleIds()),
                Map.of());
    }

    private List<Diagnostic> notHit(Substitution substitution, Set<String> hit) {
        RuleSetVersion candidate = substitution.candidate();
        return knowledgeBases.of(substitution.next().firstDay(candidate)).places().stream()
                .filter(place -> place.kind() == Kind.ROW || place.kind() == Kind.RULE)
                .filter(place -> place.source().layer().equals(candidate.name()))
                .filter(place -> !hit.contains(key(place)))
                .map(CaseStep::withoutCase)
                .toList();
    }

    private static Diagnostic withoutCase(Place place) {
        return new Diagnostic(
                Severity.WARNING,
                Code.ROW_WITHOUT_CASE,
                place.source().file(),
                place.label(),
                place.id(),
                "",
                List.of(place.id()),
                place.source().ruleIds(),
                Map.of());
    }

    private static String key(Place place) {
        return place.source().layer()
                + " "
                + place.source().file()
                + " "
                + place.id()
                + place.label();
    }
}
