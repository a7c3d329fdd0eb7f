package io.doudi.ruleset;

import io.doudi.evaluation.KnowledgeBase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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

    @PreDestroy
    void close() {
        compiled.values().forEach(KnowledgeBase::close);
    }
}
