package io.doudi.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.InForce;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Whose rules a client of Kogito asks, from path and query. */
public class KogitoCall {

    /** The input data of the models that is the decision date. */
    static final String AS_OF = "asOf";

    @RestPath String ruleSet;
    @RestQuery Optional<String> asOf;
    @RestQuery Optional<String> version;

    /**
     * The context as a request of ours, which asks which versions answer; whoever answers takes
     * region, date and facts from it.
     *
     * @param region the region that the rule set decides for
     * @param context the input data of a model by name; a date in it is the decision date
     * @param today the date if none is given
     */
    DecisionRequest request(String region, ObjectNode context, String today) {
        ObjectNode envelope = context.objectNode();
        envelope.put("region", region).put("decision", InForce.SELECTION).put(AS_OF, today);
        asOf.ifPresent(text -> envelope.put(AS_OF, text));
        ObjectNode facts = context.deepCopy();
        if (facts.hasNonNull(AS_OF)) {
            requireSame(facts.get(AS_OF).asText());
            envelope.set(AS_OF, facts.get(AS_OF));
        }
        facts.remove(AS_OF);
        removeNulls(facts);
        version.ifPresent(name -> envelope.put("ruleSetVersion", name));
        return DecisionRequest.of(envelope.set("input", facts));
    }

    /** The engine of Kogito wants a null for what is not known; here it is left out. */
    private static void removeNulls(JsonNode facts) {
        if (facts instanceof ObjectNode object) {
            object.properties().removeIf(fact -> fact.getValue().isNull());
        }
        facts.forEach(KogitoCall::removeNulls);
    }

    private void requireSame(String day) {
        if (asOf.filter(text -> !text.equals(day)).isPresent()) {
            throw ProblemException.atField(
                    ProblemType.CONTRADICTORY_INPUT,
                    AS_OF,
                    "asOf in the context and in the query are different days; send one of them");
        }
    }
}
