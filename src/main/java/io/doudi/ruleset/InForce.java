package io.doudi.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions that answer a region's questions on a date.
 *
 * @param baselines the baseline version in force, behind those that it is based on
 * @param standards the published standards of the region
 * @param region the region's own rules, if they are in force
 * @param gap why the region's own rules are not in force: REGIONAL_RULES_NOT_YET_IN_FORCE or
 *     REGIONAL_RULES_EXPIRED
 */
public record InForce(
        List<RuleSetVersion> baselines,
        Optional<RuleSetVersion> standards,
        Optional<RuleSetVersion> region,
        Optional<String> gap) {

    public InForce {
        baselines = List.copyOf(baselines);
    }

    /** The baseline version in force. */
    public RuleSetVersion baseline() {
        return baselines.get(baselines.size() - 1);
    }

    /** All versions that are compiled together, bottom first. */
    public List<RuleSetVersion> layers() {
        List<RuleSetVersion> layers = new ArrayList<>(baselines);
        standards.ifPresent(layers::add);
        region.ifPresent(layers::add);
        return layers;
    }
}
