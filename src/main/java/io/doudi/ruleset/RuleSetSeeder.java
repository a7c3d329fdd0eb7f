package io.doudi.ruleset;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Fills an empty database with the bundled rule sets, once. */
@ApplicationScoped
class RuleSetSeeder {

    private final RuleSetVersionRepository repository;

    RuleSetSeeder(RuleSetVersionRepository repository) {
        this.repository = repository;
    }

    /** Stores the bundled versions if there are none; nodes that start together take turns. */
    @Transactional
    public void seed() {
        List<RuleSetVersion> bundled = BundledRuleSets.read();
        repository.takeTurns();
        if (repository.count() == 0) {
            bundled.forEach(repository::add);
            Log.infof("Stored the %d bundled versions of rule sets", bundled.size());
        }
        List<RuleSetVersion> stored = repository.versions();
        bundled.forEach(version -> warnOfDifference(version, stored));
    }

    private static void warnOfDifference(RuleSetVersion bundled, List<RuleSetVersion> stored) {
        boolean same =
                stored.stream().anyMatch(version -> version.digest().equals(bundled.digest()));
        if (!same) {
            Log.warnf(
                    "The bundled %s differs from what is stored; the stored version serves",
                    bundled.name());
        }
    }
}
