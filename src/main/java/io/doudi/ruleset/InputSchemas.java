package io.doudi.ruleset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The JSON Schemas of the inputs of decisions, each with an example from the cases. */
@ApplicationScoped
public class InputSchemas {

    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;

    InputSchemas(LiveRuleSets live, KnowledgeBases knowledgeBases) {
        this.live = live;
        this.knowledgeBases = knowledgeBases;
    }

    /** The schema of every decision by its name today, with what every region requires. */
    public Map<String, ObjectNode> today() {
        return all(inForceToday(), live.current().regions());
    }

    /** The versions whose types {@link #today()} shows. */
    public InForce inForceToday() {
        return live.inForceToday(live.current().regions().first());
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
