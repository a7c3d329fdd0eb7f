package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.RULE_FORBIDDEN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.problem.ProblemException;
import java.util.List;

/**
 * One text file of a rule set: a DMN model, a DRL file or the manifest.
 *
 * @param path where it lies in its rule set, for example {@code temporary-assistance.dmn}
 */
public record RuleFile(String path, String content) {

    private static final long CHARACTERS_REMEMBERED = 8_000_000;

    /** A layer is compiled again with each layer above it; its files are searched once. */
    private static final Cache<RuleFile, List<Diagnostic>> SEARCHED =
            Caffeine.newBuilder()
                    .maximumWeight(CHARACTERS_REMEMBERED)
                    .weigher((RuleFile file, List<Diagnostic> found) -> file.content().length())
                    .build();

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
        return SEARCHED.get(this, RuleFile::search);
    }

    private List<Diagnostic> search() {
        if (isDmn()) {
            return ModelRules.forbidden(this);
        }
        return isDrl() ? DrlText.forbidden(this) : List.of();
    }

    /** Whether it holds rules, not words about them. */
    public boolean isRules() {
        return isDmn() || isDrl();
    }

    public boolean isDmn() {
        return path.endsWith(".dmn");
    }

    public boolean isDrl() {
        return path.endsWith(".drl");
    }
}
