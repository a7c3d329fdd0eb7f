package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.UNKNOWN_DECISION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.evaluation.EngineUse;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The compiled knowledge bases, each compiled once and kept by the digests of its layers' rules.
 * What was not used for long is released and compiled again when it is asked for.
 */
@ApplicationScoped
public class KnowledgeBases {

    private final Cache<List<String>, KnowledgeBase> compiled;
    private final Timer compiling;
    private volatile Map<String, Set<String>> distrusted = Map.of();

    KnowledgeBases(RuleSetConfig config, MeterRegistry registry) {
        compiling = registry.timer("doudi.rule-sets.compile");
        compiled =
                Caffeine.newBuilder()
                        .maximumSize(config.compiled())
                        .expireAfterAccess(config.idle())
                        .build();
        registry.gauge("doudi.rule-sets.compiled", compiled, Cache::estimatedSize);
        registry.gauge("doudi.rule-sets.distrusted", this, KnowledgeBases::countDistrusted);
        FunctionCounter.builder("doudi.engine.fallbacks", this, any -> EngineUse.fallbacks())
                .description("Decisions that the engine made, for they could not be compiled")
                .register(registry);
        FunctionCounter.builder("doudi.engine.differences", this, any -> EngineUse.differences())
                .description("Compiled decisions that came out otherwise than the engine's")
                .register(registry);
    }

    /** Those of a program without a service around it, with the usual settings. */
    public static KnowledgeBases standalone() {
        return new KnowledgeBases(RuleSetConfig.usual(), new CompositeMeterRegistry());
    }

    /**
     * The knowledge base of the versions in force; compiled when it is asked for the first time.
     */
    public KnowledgeBase of(InForce inForce) {
        return compiled.get(rules(inForce), key -> compiling.record(() -> compile(inForce)));
    }

    private static List<String> rules(InForce inForce) {
        return inForce.layers().stream().map(RuleSetVersion::rulesDigest).toList();
    }

    /** What the versions in force are compiled from, as one digest. */
    static String id(InForce inForce) {
        return id(rules(inForce));
    }

    private static String id(List<String> rules) {
        return Digest.of(String.join("\n", rules));
    }

    /** A knowledge base that is not kept, for rules that are only tried. */
    public KnowledgeBase once(InForce inForce) {
        return compiling.record(() -> compile(inForce));
    }

    private KnowledgeBase compile(InForce inForce) {
        KnowledgeBase made =
                KnowledgeBase.compile(
                        inForce.layers().stream().map(RuleSetVersion::layer).toList());
        distrust(rules(inForce), made);
        return made;
    }

    private void distrust(List<String> rules, KnowledgeBase made) {
        distrusted.getOrDefault(id(rules), Set.of()).forEach(made::distrust);
    }

    /** Leaves decisions to the engine, by the rules they are compiled from, now and later. */
    public void distrust(Map<String, Set<String>> decisions) {
        distrusted = Map.copyOf(decisions);
        compiled.asMap().forEach(this::distrust);
    }

    /** The knowledge base if it is in memory; that it was asked for keeps it there no longer. */
    Optional<KnowledgeBase> inMemory(InForce inForce) {
        return Optional.ofNullable(compiled.policy().getIfPresentQuietly(rules(inForce)));
    }

    /** The decisions that came out otherwise than the engine's, by the rules, here or elsewhere. */
    public Map<String, Set<String>> distrusted() {
        Map<String, Set<String>> found = new HashMap<>();
        distrusted.forEach((rules, some) -> found.put(rules, new TreeSet<>(some)));
        compiled.asMap()
                .forEach(
                        (rules, made) ->
                                found.computeIfAbsent(id(rules), key -> new TreeSet<>())
                                        .addAll(made.distrusted()));
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    private long countDistrusted() {
        return distrusted().values().stream().mapToLong(Set::size).sum();
    }

    /** The names of the decisions that can be asked for. */
    public SortedSet<String> decisions(InForce inForce) {
        SortedSet<String> decisions = new TreeSet<>(of(inForce).decisions());
        decisions.add(InForce.SELECTION);
        return decisions;
    }

    /** Refuses a decision that no model publishes. */
    public void requireDecision(InForce inForce, String decision) {
        if (!decisions(inForce).contains(decision)) {
            throw ProblemException.atField(
                    UNKNOWN_DECISION,
                    "decision",
                    "%s is not a decision; known are %s".formatted(decision, decisions(inForce)));
        }
    }
}
