package io.doudi.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.evaluation.Evaluation.Assumption;
import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Trace.Argument;
import io.doudi.evaluation.Trace.Miss;
import io.doudi.evaluation.Trace.Parameter;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The answer to a request.
 *
 * @param outcome the decision's outputs; amounts are yuan with two decimals
 * @param assumptions defaults that stood in for facts, and parameters that are not official
 * @param missingFacts what has to be known first if the status is UNDETERMINED
 * @param ruleSet the versions that answered
 * @param recorded whether the decision was kept
 * @param explanation why, unless none was asked for
 */
public record Decision(
        UUID decisionId,
        String region,
        String decision,
        LocalDate asOf,
        Status status,
        Map<String, Object> outcome,
        List<Assumed> assumptions,
        List<Missing> missingFacts,
        RuleSetUsed ruleSet,
        boolean recorded,
        @JsonInclude(JsonInclude.Include.NON_NULL) Explanation explanation) {

    /** Whether the person gets what was asked for; empty if the decision is not about that. */
    public Optional<Boolean> verdict() {
        return Verdict.of(outcome);
    }

    /** Yuan; empty if the decision is not about an amount or none is given. */
    public Optional<BigDecimal> amount() {
        return Verdict.amount(outcome);
    }

    /** The same, explained on another level that is not above its own. */
    Decision at(Explanation.Level level) {
        return with(recorded, explanation == null ? null : explanation.at(level));
    }

    /** The same, on record. */
    Decision asRecorded() {
        return with(true, explanation);
    }

    private Decision with(boolean kept, Explanation explained) {
        return new Decision(
                decisionId,
                region,
                decision,
                asOf,
                status,
                outcome,
                assumptions,
                missingFacts,
                ruleSet,
                kept,
                explained);
    }

    /** Whether an example or assumed value was used, so that this is no official decision. */
    @JsonIgnore
    public boolean isProvisional() {
        return assumptions.stream().anyMatch(assumed -> assumed.field() == null);
    }

    /** The defaults among the assumptions. */
    @JsonIgnore
    public List<Assumed> defaults() {
        return assumptions.stream().filter(assumed -> assumed.field() != null).toList();
    }

    /** Whether the rules came to an outcome. */
    public enum Status {
        DECIDED,
        UNDETERMINED
    }

    /**
     * Something the outcome rests on that was not given or is not official.
     *
     * @param code DEFAULT_FACT, or PARAMETER_NOT_OFFICIAL with the parameter's name
     * @param question how staff ask for the fact, in Chinese
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assumed(
            String code,
            String field,
            Object value,
            String status,
            List<String> ruleIds,
            String question) {

        static List<Assumed> of(List<Assumption> defaults, Trace trace) {
            List<Assumed> all = new ArrayList<>();
            defaults.forEach(
                    fact ->
                            all.add(
                                    new Assumed(
                                            "DEFAULT_FACT",
                                            fact.field(),
                                            fact.value(),
                                            null,
                                            fact.ruleIds(),
                                            fact.question())));
            trace.parameters().stream()
                    .filter(parameter -> !parameter.official())
                    .map(Assumed::of)
                    .forEach(all::add);
            return all;
        }

        private static Assumed of(Parameter parameter) {
            return new Assumed(
                    "PARAMETER_NOT_OFFICIAL:" + parameter.name(),
                    null,
                    parameter.value(),
                    parameter.status(),
                    parameter.source().ruleIds(),
                    null);
        }
    }

    /**
     * A fact to be asked for.
     *
     * @param field the path of the fact without list indexes
     * @param places where it is missing, as JSON Pointers into the input, for example {@code
     *     /household/members/1/severeIllness}
     * @param question how staff ask for it, in Chinese
     */
    public record Missing(
            String field, List<String> places, String question, List<String> ruleIds) {
        static Missing of(Assumption fact) {
            return new Missing(fact.field(), fact.places(), fact.question(), fact.ruleIds());
        }
    }

    /** A version by name and content. */
    public record Used(String name, String version, String digest) {
        static Used of(RuleSetVersion version) {
            return new Used(
                    version.manifest().ruleSet(), version.manifest().version(), version.digest());
        }
    }

    /**
     * The versions that answered: the region's rules or, where they are silent, the baseline of the
     * same date.
     *
     * @param layers the layers that had a part in the outcome, in the order of their first part
     * @param warnings why the region's own rules are not in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RuleSetUsed(
            String name,
            String version,
            String digest,
            Used baseline,
            Used standards,
            List<String> layers,
            List<String> warnings) {

        static RuleSetUsed of(InForce inForce, Trace trace) {
            Used top = Used.of(inForce.region().orElse(inForce.baseline()));
            return new RuleSetUsed(
                    top.name(),
                    top.version(),
                    top.digest(),
                    Used.of(inForce.baseline()),
                    inForce.standards().map(Used::of).orElse(null),
                    layers(trace),
                    inForce.gap().map(List::of).orElse(List.of()));
        }

        /** For example {@code dazhou/2023}. */
        String fullName() {
            return name + "/" + version;
        }

        private static List<String> layers(Trace trace) {
            Set<String> layers = new LinkedHashSet<>();
            trace.decisions().stream()
                    .flatMap(made -> made.steps().stream())
                    .filter(step -> !(step instanceof Miss || step instanceof Argument))
                    .forEach(step -> layers.add(step.source().layer()));
            trace.findings().forEach(finding -> layers.add(finding.source().layer()));
            return List.copyOf(layers);
        }
    }
}
