package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.UNKNOWN_DECISION;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The compiled knowledge bases, each compiled once and kept by the digests of its layers' rules.
 * What was not used for long is released and compiled again when it is asked for.
 */
@ApplicationScoped
public class KnowledgeBases implements AutoCloseable {

    private final Cache<List<String>, KnowledgeBase> compiled;
    private final Timer compiling;

    KnowledgeBases(RuleSetConfig config, MeterRegistry registry) {
        compiling = registry.timer("doudi.rule-sets.compile");
        compiled =
                Caffeine.newBuilder()
                        .maximumSize(config.compiled())
                        .expireAfterAccess(config.idle())
                        .build();
        registry.gauge("doudi.rule-sets.compiled", compiled, Cache::estimatedSize);
    }

    /** Those of a program without a service around it, with the usual settings. */
    public static KnowledgeBases standalone() {
        return new KnowledgeBases(RuleSetConfig.usual(), new CompositeMeterRegistry());
    }

    /**
     * The knowledge base of the versions in force; compiled when it is asked for the first time.
     */
    public KnowledgeBase of(InForce inForce) {
        List<String> rules = inForce.layers().stream().map(RuleSetVersion::rulesDigest).toList();
        return compiled.get(rules, key -> compiling.record(() -> compile(inForce)));
    }

    /** A knowledge base that is not kept, for rules that are only tried; the caller closes it. */
    public KnowledgeBase once(InForce inForce) {
        return compiling.record(() -> compile(inForce));
    }

    private static KnowledgeBase compile(InForce inForce) {
        return KnowledgeBase.compile(inForce.layers().stream().map(RuleSetVersion::layer).toList());
    }

    /** Releases all that are kept. */
    @Override
    public void close() {
        compiled.asMap().values().forEach(KnowledgeBase::close);
        compiled.invalidateAll();
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
