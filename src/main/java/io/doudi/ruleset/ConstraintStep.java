package io.doudi.ruleset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Inspection;
import io.doudi.evaluation.ParameterRow;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.evaluation.Trial;
import io.doudi.ruleset.Check.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts parameters that a candidate changes before the constraints of the documents as they are in
 * force: the decision {@code parameterConstraints} (rules …-PC-…).
 */
@ApplicationScoped
class ConstraintStep {

    private static final String DECISION = "parameterConstraints";
    private static final String URBAN = "URBAN";
    private static final String RURAL = "RURAL";

    /** As what a parameter is proposed, and for which area. */
    private static final Map<String, Proposal> PROPOSALS =
            Map.of(
                    "subsistenceStandardUrban",
                    new Proposal("subsistenceStandardUrban", URBAN),
                    "subsistenceStandardRural",
                    new Proposal("subsistenceStandardRural", RURAL),
                    "provincialStandardUrban",
                    new Proposal("provincialStandardUrban", URBAN),
                    "extremeHardshipBasicUrban",
                    new Proposal("extremeHardshipBasic", URBAN),
                    "extremeHardshipBasicRural",
                    new Proposal("extremeHardshipBasic", RURAL),
                    "temporaryAssistanceMinMultiple",
                    new Proposal("temporaryMinMultiple", URBAN),
                    "temporaryAssistanceMaxMultiple",
                    new Proposal("temporaryMaxMultiple", URBAN));

    /** Parameters with one value per category, named {@code supplementRate.STUDENT}. */
    private static final Map<String, String> RATES =
            Map.of("supplementRate", "supplementRates", "careRate", "careRates");

    private final KnowledgeBases knowledgeBases;

    ConstraintStep(KnowledgeBases knowledgeBases) {
        this.knowledgeBases = knowledgeBases;
    }

    private record Proposal(String field, String area) {}

    List<Diagnostic> run(Substitution substitution, Progress progress) {
        List<ParameterRow> changed = changed(substitution);
        List<Diagnostic> found = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            progress.at(Step.CONSTRAINTS, i, changed.size());
            found.addAll(check(changed.get(i), substitution));
        }
        return found;
    }

    /** The parameters that the version which the candidate was made from does not have so. */
    private static List<ParameterRow> changed(Substitution substitution) {
        Set<ParameterRow> before = new HashSet<>();
        substitution
                .origin()
                .ifPresent(origin -> before.addAll(Inspection.parameters(origin.layer())));
        return Inspection.parameters(substitution.candidate().layer()).stream()
                .filter(row -> !before.contains(row))
                .toList();
    }

    private List<Diagnostic> check(ParameterRow row, Substitution substitution) {
        Optional<ObjectNode> input = input(row);
        Optional<String> region = substitution.candidate().manifest().region();
        if (input.isEmpty() || region.isEmpty()) {
            return List.of();
        }
        LocalDate day = day(row, substitution.candidate());
        return constraining(substitution, region.get(), day)
                .map(inForce -> violations(inForce, region.get(), day, input.get()))
                .orElse(Set.of())
                .stream()
                .map(violation -> violated(row, day, violation))
                .toList();
    }

    /** The constraints that bind the candidate: those of the version that it was made from. */
    private static Optional<InForce> constraining(
            Substitution substitution, String region, LocalDate day) {
        return substitution
                .current()
                .find(region, day, substitution.now())
                .map(
                        inForce ->
                                substitution
                                        .origin()
                                        .map(
                                                origin ->
                                                        substitution
                                                                .current()
                                                                .withVersion(
                                                                        region,
                                                                        day,
                                                                        substitution.now(),
                                                                        origin))
                                        .orElse(inForce));
    }

    /** The first day on which the value applies. */
    private static LocalDate day(ParameterRow row, RuleSetVersion candidate) {
        LocalDate first = candidate.manifest().effectiveFrom();
        return row.from().filter(from -> from.isAfter(first)).orElse(first);
    }

    private static Optional<ObjectNode> input(ParameterRow row) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        String[] name = row.name().split("\\.", 2);
        if (name.length == 2 && RATES.containsKey(name[0])) {
            input.putObject("household").put("area", URBAN);
            input.putObject("proposed").putObject(RATES.get(name[0])).put(name[1], row.value());
            return Optional.of(input);
        }
        return Optional.ofNullable(PROPOSALS.get(row.name()))
                .map(
                        proposal -> {
                            input.putObject("household").put("area", proposal.area());
                            input.putObject("proposed").put(proposal.field(), row.value());
                            return input;
                        });
    }

    private Set<String> violations(
            InForce inForce, String region, LocalDate day, ObjectNode input) {
        Question question = new Question(DECISION, region, day, input, Missing.ASSUME, Detail.ROWS);
        Trial trial = knowledgeBases.of(inForce).trial(question);
        Set<String> violations = new HashSet<>();
        trial.decided()
                .map(Decided::outcome)
                .ifPresent(
                        outcome -> {
                            violations.addAll(codes(outcome.get("violations")));
                            violations.addAll(codes(outcome.get("warnings")));
                        });
        return violations;
    }

    private static List<String> codes(Object list) {
        return list instanceof Collection<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Diagnostic violated(ParameterRow row, LocalDate day, String violation) {
        return new Diagnostic(
                Severity.WARNING,
                Code.CONSTRAINT_VIOLATED,
                row.file(),
                row.table(),
                row.row(),
                "",
                List.of(row.name(), row.value().toPlainString(), day.toString(), violation),
                List.of(),
                Map.of());
    }
}
