package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions that answer a region's questions on a date.
 *
 * @param baselines the baseline version in force, behind those that it is based on
 * @param standards the published standards of the region
 * @param region the region's own rules, if they are in force
 * @param outside the latest of the region's own versions, if none of them is in force
 * @param gap why the region's own rules are not in force: REGIONAL_RULES_NOT_YET_IN_FORCE or
 *     REGIONAL_RULES_EXPIRED
 */
public record InForce(
        List<RuleSetVersion> baselines,
        Optional<RuleSetVersion> standards,
        Optional<RuleSetVersion> region,
        Optional<RuleSetVersion> outside,
        Optional<String> gap) {

    /** The decision which versions are in force; it has no model, for it follows from dates. */
    public static final String SELECTION = "ruleSetSelection";

    public InForce {
        baselines = List.copyOf(baselines);
    }

    /** The baseline version in force. */
    public RuleSetVersion baseline() {
        return baselines.get(baselines.size() - 1);
    }

    /** Whether a version is the one that answers for its layer. */
    boolean isOnTopOfItsLayer(RuleSetVersion version) {
        return version.equals(baseline())
                || standards.filter(version::equals).isPresent()
                || region.filter(version::equals).isPresent();
    }

    /** A case of a decision that is answered, of the uppermost layer that has one. */
    public Optional<Case> example(String decision) {
        List<RuleSetVersion> topFirst = new ArrayList<>(layers());
        Collections.reverse(topFirst);
        return topFirst.stream()
                .flatMap(version -> version.cases().stream())
                .filter(example -> example.decision().equals(decision))
                .filter(example -> example.expectedError().isEmpty())
                .findFirst();
    }

    /** The versions that are compiled together up to one of them, bottom first. */
    List<RuleSetVersion> upTo(RuleSetVersion version) {
        List<RuleSetVersion> layers = layers();
        return layers.subList(0, layers.indexOf(version) + 1);
    }

    /** The same with other files in the place of one version's: rules that nobody has stored. */
    public InForce with(RuleSetVersion version, List<RuleFile> files) {
        RuleSetVersion other =
                RuleSetVersion.unpublished(version.manifest(), Digest.of(files, ""), files);
        UnaryOperator<RuleSetVersion> exchanged =
                one -> one.digest().equals(version.digest()) ? other : one;
        return new InForce(
                baselines.stream().map(exchanged).toList(),
                standards.map(exchanged),
                region.map(exchanged),
                outside,
                gap);
    }

    /** The digests of the versions that are compiled together. */
    public List<String> digests() {
        return layers().stream().map(RuleSetVersion::digest).toList();
    }

    /** All versions that are compiled together, bottom first. */
    public List<RuleSetVersion> layers() {
        List<RuleSetVersion> layers = new ArrayList<>(baselines);
        standards.ifPresent(layers::add);
        region.ifPresent(layers::add);
        return layers;
    }
}
