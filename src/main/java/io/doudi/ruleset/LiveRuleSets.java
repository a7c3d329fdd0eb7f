package io.doudi.ruleset;

import io.doudi.problem.FailureLog;
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
    private final RuleSetConfig config;
    private final InstantSource clock;
    private volatile RuleSets current;
    private volatile LocalDate compiledFor;
    private RuleSetVersionRepository.State state;

    @Inject
    LiveRuleSets(
            RuleSetSeeder seeder,
            RuleSetVersionRepository repository,
            KnowledgeBases knowledgeBases,
            CompiledProofs proofs,
            RuleSetConfig config,
            InstantSource clock) {
        this.repository = repository;
        this.knowledgeBases = knowledgeBases;
        this.config = config;
        this.clock = clock;
        compiledFor = config.compileAhead() ? LocalDate.MIN : LocalDate.MAX;
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

    /** Whether what answers was compiled once, so that no question has to wait for that. */
    boolean isCompiled() {
        return compiledFor.isAfter(LocalDate.MIN);
    }

    /**
     * Compiles what answers today, once a day: a service that has just started has compiled nothing
     * yet, and a day can bring other versions into force.
     */
    void compileToday() {
        LocalDate today = today();
        if (compiledFor.isBefore(today)) {
            current.regions().stream().limit(config.compiled()).forEach(this::compileToday);
            compiledFor = today;
        }
    }

    /** What does not compile is told to whoever asks; the others answer. */
    private void compileToday(String region) {
        try {
            knowledgeBases.of(inForceToday(region));
        } catch (RuntimeException e) {
            FailureLog.add(e);
        }
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
