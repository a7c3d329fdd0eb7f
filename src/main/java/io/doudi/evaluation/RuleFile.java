package io.doudi.evaluation;

/**
 * One text file of a rule set: a DMN model, a DRL file or the manifest.
 *
 * @param path where it lies in its rule set, for example {@code temporary-assistance.dmn}
 */
public record RuleFile(String path, String content) {

    /**
     * Refuses a model that is not well-formed XML or no DMN; other kinds are looked at when they
     * are compiled.
     *
     * @throws io.doudi.problem.ProblemException RULE_SET_REJECTED with what is wrong and where
     */
    public void requireWellFormed() {
        if (isDmn()) {
            DmnHeader.of(this);
        }
    }

    boolean isDmn() {
        return path.endsWith(".dmn");
    }

    boolean isDrl() {
        return path.endsWith(".drl");
    }
}
