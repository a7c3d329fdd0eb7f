package io.doudi.ruleset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The JSON Schemas of the inputs of decisions, each with an example from the cases. */
@ApplicationScoped
public class InputSchemas {

    private final RuleSets ruleSets;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;

    InputSchemas(RuleSets ruleSets, KnowledgeBases knowledgeBases, InstantSource clock) {
        this.ruleSets = ruleSets;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
    }

    /** The schema of every decision by its name today, with what every region requires. */
    public Map<String, ObjectNode> today() {
        return all(inForceToday(), ruleSets.regions());
    }

    /** The versions whose types {@link #today()} shows. */
    public InForce inForceToday() {
        return ruleSets.inForce(ruleSets.regions().first(), RuleSets.today(clock), clock.instant());
    }

    /** The schema of every decision by its name, with what it requires in all of the regions. */
    public Map<String, ObjectNode> all(InForce inForce, Collection<String> regions) {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        knowledgeBases
                .decisions(inForce)
                .forEach(decision -> schemas.put(decision, of(decision, inForce, regions)));
        return schemas;
    }

    /** The schema of one decision, with what it requires in all of the regions. */
    public ObjectNode of(String decision, InForce inForce, Collection<String> regions) {
        knowledgeBases.requireDecision(inForce, decision);
        ObjectNode schema = knowledgeBases.of(inForce).schema(decision, regions);
        inForce.example(decision)
                .ifPresent(example -> schema.withArray("examples").add(example.input()));
        return schema;
    }
}
