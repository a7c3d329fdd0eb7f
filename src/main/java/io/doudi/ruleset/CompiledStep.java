package io.doudi.ruleset;

import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.ruleset.Check.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Decides made-up cases compiled and by the engine, as the stored cases were before. What differs,
 * and what the compiler does not know, the engine decides; the report says what that is.
 */
@ApplicationScoped
class CompiledStep {

    private final KnowledgeBases knowledgeBases;
    private final RuleSetConfig config;

    CompiledStep(KnowledgeBases knowledgeBases, RuleSetConfig config) {
        this.knowledgeBases = knowledgeBases;
        this.config = config;
    }

    List<Diagnostic> run(Substitution substitution, Progress progress) {
        progress.at(Step.COMPARE, 0, 1);
        RuleSetVersion candidate = substitution.candidate();
        KnowledgeBase knowledgeBase = knowledgeBases.of(substitution.next().firstDay(candidate));
        String region =
                candidate
                        .manifest()
                        .region()
                        .orElseGet(() -> substitution.next().regions().first());
        knowledgeBase.differences(region, candidate.manifest().effectiveFrom(), config.madeUp());
        return knowledgeBase.leftToTheEngine().entrySet().stream()
                .map(left -> left(left.getKey(), left.getValue()))
                .toList();
    }

    private static Diagnostic left(String decision, String reason) {
        return Diagnostic.of(Severity.INFO, Code.LEFT_TO_THE_ENGINE, List.of(decision, reason));
    }
}
