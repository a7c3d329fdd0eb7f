package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.RULE_FORBIDDEN;

import io.doudi.problem.ProblemException;
import java.util.List;

/**
 * One text file of a rule set: a DMN model, a DRL file or the manifest.
 *
 * @param path where it lies in its rule set, for example {@code temporary-assistance.dmn}
 */
public record RuleFile(String path, String content) {

    /**
     * Refuses a model that is not well-formed XML or no DMN, and whatever is forbidden in rules.
     *
     * @throws ProblemException RULE_SET_REJECTED or RULE_FORBIDDEN with what is wrong and where
     */
    public void requireHarmless() {
        if (isDmn()) {
            DmnHeader.of(this);
        }
        List<Diagnostic> found = forbidden();
        if (!found.isEmpty()) {
            throw ProblemException.atField(
                    RULE_FORBIDDEN,
                    path,
                    ModelRules.first(found).orElseThrow(),
                    Diagnostic.members(found));
        }
    }

    /** What it uses and no rule may use. */
    List<Diagnostic> forbidden() {
        if (isDmn()) {
            return ModelRules.forbidden(this);
        }
        return isDrl() ? DrlText.forbidden(this) : List.of();
    }

    boolean isDmn() {
        return path.endsWith(".dmn");
    }

    boolean isDrl() {
        return path.endsWith(".drl");
    }
}
