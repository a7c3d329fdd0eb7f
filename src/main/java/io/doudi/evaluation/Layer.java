package io.doudi.evaluation;

import java.util.List;

/**
 * The files that one version of a rule set adds. A model of a higher layer replaces the model with
 * the same namespace of the layers below; DRL files add up.
 *
 * @param digest SHA-256 of the version's content, in hexadecimal
 */
public record Layer(String ruleSet, String version, String digest, List<RuleFile> files) {

    public Layer {
        files = List.copyOf(files);
    }

    /** The layer's name in answers, for example {@code dazhou/2023}. */
    public String name() {
        return ruleSet + "/" + version;
    }
}
