package io.doudi.comparison;

import io.doudi.ruleset.Change;
import io.doudi.ruleset.Difference;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What differs between the versions that answer on two sides, layer by layer. */
final class Layers {

    private Layers() {}

    /** Two versions of the same layer with other content. */
    record Pair(RuleSetVersion before, RuleSetVersion after) {}

    static List<Pair> pairs(InForce before, InForce after) {
        List<Pair> pairs = new ArrayList<>();
        add(Optional.of(before.baseline()), Optional.of(after.baseline()), pairs);
        add(before.standards(), after.standards(), pairs);
        add(before.region(), after.region(), pairs);
        return pairs;
    }

    private static void add(
            Optional<RuleSetVersion> before, Optional<RuleSetVersion> after, List<Pair> pairs) {
        if (before.isPresent()
                && after.isPresent()
                && !before.get().digest().equals(after.get().digest())) {
            pairs.add(new Pair(before.get(), after.get()));
        }
    }

    static List<Change> changes(InForce before, InForce after) {
        return pairs(before, after).stream().flatMap(Layers::changes).toList();
    }

    private static Stream<Change> changes(Pair pair) {
        return Difference.between(pair.before().files(), pair.after().files()).changes().stream();
    }
}
