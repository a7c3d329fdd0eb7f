package io.doudi.decision;

import io.doudi.decision.Explanation.FoundFact;
import io.doudi.decision.Explanation.Reason;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Trace.Finding;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the reasons: the codes of the outcome first, then the other rows and rules that spoke. */
record Reasons(Decided decided, Words words) {

    private static final List<String> CODE_FIELDS =
            List.of("reasonCodes", "failedConditions", "violations", "triggers");

    List<Reason> all() {
        List<String> codes = codes();
        Set<Reason> reasons = new LinkedHashSet<>();
        codes.forEach(code -> reasons.addAll(coded(code)));
        decided.trace().decisions().forEach(decision -> reasons.addAll(hits(decision, codes)));
        decided.trace().decisions().stream()
                .filter(decision -> !decision.source().ruleIds().isEmpty())
                .filter(decision -> !List.of().equals(decision.result()))
                .forEach(decision -> reasons.add(formula(decision)));
        decided.trace().findings().stream()
                .filter(finding -> !codes.contains(finding.value()))
                .forEach(finding -> reasons.add(reason(finding.source(), text(finding))));
        return List.copyOf(reasons);
    }

    List<FoundFact> findings() {
        return decided.trace().findings().stream().map(this::found).toList();
    }

    private List<String> codes() {
        Outcome outcome = new Outcome(decided.outcome(), words);
        return CODE_FIELDS.stream().flatMap(field -> outcome.codes(field).stream()).toList();
    }

    private List<Reason> coded(String code) {
        return new Producers(decided.trace())
                .of(code).stream().map(source -> reason(source, words.sentence(code))).toList();
    }

    private List<Reason> hits(MadeDecision decision, List<String> codes) {
        RowText text = new RowText(decision, words);
        return decision.steps().stream()
                .flatMap(step -> step instanceof Hit hit ? Stream.of(hit) : Stream.empty())
                .filter(hit -> !hit.source().ruleIds().isEmpty())
                .filter(hit -> codes.stream().noneMatch(code -> Producers.names(hit, code)))
                .map(hit -> reason(hit.source(), text.result(hit)))
                .toList();
    }

    /** A decision whose formula carries the rule: what was decided, with its remark. */
    private Reason formula(MadeDecision decision) {
        String label = words.messages().label(decision.label(), decision.name());
        return reason(decision.source(), label + " " + decision.source().note());
    }

    private FoundFact found(Finding finding) {
        Source source = finding.source();
        return new FoundFact(
                source.ruleIds(),
                source.clause(),
                source.layer(),
                text(finding),
                finding.field(),
                PlainValue.of(finding.value()));
    }

    /** The rule's own phrase in its own language, otherwise its id and what it found. */
    private String text(Finding finding) {
        String found =
                finding.value() instanceof String code
                        ? words.sentence(code)
                        : words.messages()
                                .text(
                                        "value.entry",
                                        label(finding.field(), words),
                                        words.plain(finding.value()));
        return words.messages()
                .text(
                        "finding.sentence",
                        String.join(
                                words.messages().text("separator.list"),
                                finding.source().ruleIds()),
                        finding.phrase(),
                        finding.source().clause(),
                        found);
    }

    private static String label(String field, Words words) {
        return words.messages()
                .find("output." + field)
                .orElseGet(() -> Arithmetic.humanised(field));
    }

    private static Reason reason(Source source, String text) {
        return new Reason(source.ruleIds(), source.clause(), source.layer(), text);
    }
}
