package io.doudi.decision;

import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Trace.Finding;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out which rules brought a code into the outcome. */
record Producers(Trace trace) {

    /**
     * The row, rule or decision that produced the code; rows and rules are closer than decisions.
     */
    List<Source> of(String code) {
        List<Source> direct =
                Stream.concat(
                                trace.hits().stream()
                                        .filter(hit -> names(hit, code))
                                        .map(Hit::source),
                                trace.findings().stream()
                                        .filter(finding -> code.equals(finding.value()))
                                        .map(Finding::source))
                        .distinct()
                        .toList();
        return direct.isEmpty() ? List.of(decision(code)) : direct;
    }

    static boolean names(Hit hit, String code) {
        return hit.outputs().values().stream().anyMatch(cell -> new Cell(cell).names(code));
    }

    private Source decision(String code) {
        return trace.decisions().stream()
                .filter(decision -> !decision.source().ruleIds().isEmpty())
                .filter(decision -> holds(decision.result(), code))
                .findFirst()
                .map(MadeDecision::source)
                .orElse(Source.NOWHERE);
    }

    private static boolean holds(Object value, String code) {
        if (value instanceof Collection<?> values) {
            return values.stream().anyMatch(each -> holds(each, code));
        }
        return value instanceof Map<?, ?> map ? holds(map.values(), code) : code.equals(value);
    }
}
