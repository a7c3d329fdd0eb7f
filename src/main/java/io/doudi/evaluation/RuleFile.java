package io.doudi.evaluation;

/**
 * One text file of a rule set: a DMN model, a DRL file or the manifest.
 *
 * @param path where it lies in its rule set, for example {@code temporary-assistance.dmn}
 */
public record RuleFile(String path, String content) {

    boolean isDmn() {
        return path.endsWith(".dmn");
    }

    boolean isDrl() {
        return path.endsWith(".drl");
    }
}
