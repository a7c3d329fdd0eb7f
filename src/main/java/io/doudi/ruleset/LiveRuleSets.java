package io.doudi.ruleset;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * The rule sets that serve now. What was published or withdrawn elsewhere is taken over by {@link
 * #refresh}: its knowledge bases are compiled while the old ones serve.
 */
@Startup
@ApplicationScoped
public class LiveRuleSets {

    private final RuleSetVersionRepository repository;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;
    private volatile RuleSets current;
    private RuleSetVersionRepository.State state;

    @Inject
    LiveRuleSets(
            RuleSetSeeder seeder,
            RuleSetVersionRepository repository,
            KnowledgeBases knowledgeBases,
            CompiledProofs proofs,
            InstantSource clock) {
        this.repository = repository;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
        knowledgeBases.distrust(proofs.distrusted());
        seeder.seed();
        state = repository.state();
        current = new RuleSets(repository.versions());
    }

    /** What serves now; whoever asks once and keeps it sees no mix. */
    public RuleSets current() {
        return current;
    }

    /** The versions that answer a region's questions today. */
    public InForce inForceToday(String region) {
        return current.inForceToday(region, clock.instant());
    }

    /** The day it is in China. */
    public LocalDate today() {
        return RuleSets.dayInChina(clock.instant());
    }

    /** Takes over what was published or withdrawn since; costs one small query if nothing was. */
    synchronized void refresh() {
        RuleSetVersionRepository.State found = repository.state();
        if (found.equals(state)) {
            return;
        }
        RuleSets next = new RuleSets(repository.versions());
        warm(next);
        current = next;
        state = found;
        Log.infof(
                "Serving %d versions of rule sets, %d of them withdrawn",
                found.versions(), found.withdrawn());
    }

    /** Compiles what the versions that are new will answer with. */
    private void warm(RuleSets next) {
        next.all().stream()
                .filter(version -> !current.has(version))
                .flatMap(version -> next.contexts(version).stream())
                .forEach(knowledgeBases::of);
    }
}
