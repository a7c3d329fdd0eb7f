package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.UNKNOWN_DECISION;

import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The compiled knowledge bases, each compiled once and kept by the digests of its layers. */
@ApplicationScoped
public class KnowledgeBases {

    private final Map<List<String>, KnowledgeBase> compiled = new ConcurrentHashMap<>();

    /**
     * The knowledge base of the versions in force; compiled when it is asked for the first time.
     */
    public KnowledgeBase of(InForce inForce) {
        List<RuleSetVersion> layers = inForce.layers();
        List<String> digests = layers.stream().map(RuleSetVersion::digest).toList();
        return compiled.computeIfAbsent(
                digests,
                key -> KnowledgeBase.compile(layers.stream().map(RuleSetVersion::layer).toList()));
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

    @PreDestroy
    void close() {
        compiled.values().forEach(KnowledgeBase::close);
    }
}
