package io.doudi.evaluation;

import io.doudi.evaluation.Trace.MadeDecision;
import java.util.List;
import java.util.Map;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;

/**
 * Puts the facts of one question and the decisions made from them into a session as objects of the
 * declared types.
 *
 * @param question the declared type of the question
 * @param makers of the other types, by name
 * @param types knows the types of the decisions' results
 */
record WorkingMemory(FactType question, Map<String, FactMaker> makers, FactTypes types) {

    void fill(
            KieSession session,
            Question asked,
            Map<String, Object> facts,
            List<MadeDecision> decisions) {
        session.insert(question(asked));
        makers.get(FactTypes.CASE).insert(session, facts);
        for (MadeDecision decision : decisions) {
            String type = types.resultType(decision.id());
            if (type != null && decision.result() instanceof Map<?, ?> result) {
                makers.get(type).insert(session, result);
            }
        }
    }

    private Object question(Question asked) {
        Object fact = FactMaker.newInstance(question);
        question.set(fact, "decision", asked.decision());
        question.set(fact, "region", asked.region());
        question.set(fact, "asOf", asked.asOf());
        return fact;
    }
}
