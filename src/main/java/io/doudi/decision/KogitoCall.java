package io.doudi.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.InForce;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Whose rules a client of Kogito asks, and of which day: as the context or the query says. */
public class KogitoCall {

    /** The input data of the models that is the decision date. */
    static final String AS_OF = "asOf";

    /** The input data of the models that is the region. */
    static final String REGION = "region";

    @RestQuery Optional<String> region;
    @RestQuery Optional<String> asOf;
    @RestQuery Optional<String> version;

    /**
     * The context as a request of ours, which asks which versions answer; whoever answers takes
     * region, date and facts from it.
     *
     * @param context the input data of a model by name; a region and a date in it are those of the
     *     request
     * @param today the date if none is given
     */
    DecisionRequest request(ObjectNode context, String today) {
        ObjectNode envelope = context.objectNode();
        envelope.put("decision", InForce.SELECTION).put(AS_OF, today);
        ObjectNode facts = context.deepCopy();
        move(REGION, region, facts, envelope);
        move(AS_OF, asOf, facts, envelope);
        removeNulls(facts);
        version.ifPresent(name -> envelope.put("ruleSetVersion", name));
        return DecisionRequest.of(envelope.set("input", facts));
    }

    /** Puts what the context says, or else the query, into the envelope. */
    private static void move(
            String name, Optional<String> query, ObjectNode facts, ObjectNode envelope) {
        query.ifPresent(text -> envelope.put(name, text));
        JsonNode given = facts.remove(name);
        if (given != null && !given.isNull()) {
            if (query.filter(text -> !text.equals(given.asText())).isPresent()) {
                throw ProblemException.atField(
                        ProblemType.CONTRADICTORY_INPUT,
                        name,
                        "%s in the context and in the query are different; send one of them"
                                .formatted(name));
            }
            envelope.set(name, given);
        }
    }

    /** The engine of Kogito wants a null for what is not known; here it is left out. */
    private static void removeNulls(JsonNode facts) {
        if (facts instanceof ObjectNode object) {
            object.properties().removeIf(fact -> fact.getValue().isNull());
        }
        facts.forEach(KogitoCall::removeNulls);
    }
}
