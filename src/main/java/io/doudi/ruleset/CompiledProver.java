package io.doudi.ruleset;

import io.doudi.evaluation.EngineUse;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.KnowledgeBase.MadeUp;
import io.doudi.problem.FailureLog;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares what answers today with the engine on ever more made-up cases, a little at a time, until
 * each decision was compared on as many as wanted. What differs is left to the engine at once, on
 * all nodes, and stays so after a restart.
 */
@ApplicationScoped
class CompiledProver {

    private static final int PORTION = 10;

    /**
     * A tenth of one processor, as it is called every second; no more at a time, so that decisions
     * have both processors again soon.
     */
    private static final Duration LONGEST = Duration.ofMillis(100);

    /** If more decisions were asked for since the last time, the first portion is all. */
    private static final long BUSY = 100;

    private final CompiledProofs proofs;
    private final KnowledgeBases knowledgeBases;
    private final LiveRuleSets live;
    private final RuleSetConfig config;
    private final InstantSource clock;
    private long decisionsBefore;

    CompiledProver(
            CompiledProofs proofs,
            KnowledgeBases knowledgeBases,
            LiveRuleSets live,
            RuleSetConfig config,
            InstantSource clock) {
        this.proofs = proofs;
        this.knowledgeBases = knowledgeBases;
        this.live = live;
        this.config = config;
        this.clock = clock;
    }

    /** Some made-up cases of one decision of what answers a region today. */
    private record Portion(
            String region, String rules, KnowledgeBase knowledgeBase, String decision, int number) {

        int casesAfter() {
            return (number + 1) * PORTION;
        }
    }

    @Scheduled(
            every = "{doudi.rule-sets.prove-every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void prove() {
        try {
            share();
            proveSome();
        } catch (RuntimeException e) {
            FailureLog.add(e);
        }
    }

    /** Tells the other nodes what differed here, and learns what differed there. */
    private void share() {
        knowledgeBases
                .distrusted()
                .forEach(
                        (rules, decisions) ->
                                decisions.forEach(one -> proofs.add(rules, one, 0, true)));
        knowledgeBases.distrust(proofs.distrusted());
    }

    /** Compares the decisions that were compared least, as long as it may take. */
    private void proveSome() {
        Instant end = clock.instant().plus(LONGEST);
        long most = isBusy() ? 1 : Long.MAX_VALUE;
        live.current().regions().stream()
                .flatMap(this::open)
                .sorted(Comparator.comparing(Portion::number))
                .limit(most)
                .takeWhile(portion -> clock.instant().isBefore(end))
                .forEach(this::prove);
    }

    private boolean isBusy() {
        long decisions = EngineUse.decisions();
        long since = decisions - decisionsBefore;
        decisionsBefore = decisions;
        return since > BUSY;
    }

    private Stream<Portion> open(String region) {
        InForce inForce = live.inForceToday(region);
        return knowledgeBases.inMemory(inForce).stream()
                .flatMap(knowledgeBase -> open(region, inForce, knowledgeBase));
    }

    private Stream<Portion> open(String region, InForce inForce, KnowledgeBase knowledgeBase) {
        String rules = KnowledgeBases.id(inForce);
        Map<String, Integer> cases = proofs.cases(rules);
        return knowledgeBase.comparable().stream()
                .filter(decision -> cases.getOrDefault(decision, 0) < config.provenBy())
                .map(
                        decision ->
                                new Portion(
                                        region,
                                        rules,
                                        knowledgeBase,
                                        decision,
                                        cases.getOrDefault(decision, 0) / PORTION));
    }

    private void prove(Portion portion) {
        boolean differs =
                portion.knowledgeBase()
                        .difference(
                                portion.decision(),
                                portion.region(),
                                live.today(),
                                new MadeUp(portion.number(), PORTION))
                        .isPresent();
        proofs.add(portion.rules(), portion.decision(), portion.casesAfter(), differs);
    }
}
