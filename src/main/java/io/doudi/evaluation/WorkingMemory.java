package io.doudi.evaluation;

import io.doudi.evaluation.Trace.MadeDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.api.definition.type.FactType;

/**
 * Makes of the facts of one question, and of the decisions made from them, objects of the declared
 * types.
 *
 * @param question the declared type of the question
 * @param makers of the other types, by name
 * @param types knows the types of the decisions' results
 */
record WorkingMemory(FactType question, Map<String, FactMaker> makers, FactTypes types) {

    /** All objects, in the order in which rules are told of them. */
    List<RuleFact> facts(Question asked, Map<String, Object> facts, List<MadeDecision> decisions) {
        List<RuleFact> made = new ArrayList<>();
        made.add(new RuleFact(question, question(asked)));
        makers.get(FactTypes.CASE).make(facts, made::add);
        for (MadeDecision decision : decisions) {
            String type = types.resultType(decision.id());
            if (type != null && decision.result() instanceof Map<?, ?> result) {
                makers.get(type).make(result, made::add);
            }
        }
        return made;
    }

    private Object question(Question asked) {
        Object fact = FactMaker.newInstance(question);
        question.set(fact, "decision", asked.decision());
        question.set(fact, "region", asked.region());
        question.set(fact, "asOf", asked.asOf());
        return fact;
    }
}
