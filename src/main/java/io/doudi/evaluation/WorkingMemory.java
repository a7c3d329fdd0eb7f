package io.doudi.evaluation;

import io.doudi.evaluation.Trace.MadeDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;
import org.kie.dmn.api.core.DMNType;

/**
 * Puts the facts of one question and the decisions made from them into a session as objects of the
 * declared types.
 */
record WorkingMemory(KieSession session, FactTypes types) {

    void fill(Question question, Map<String, Object> facts, List<MadeDecision> decisions) {
        insertQuestion(question);
        session.insert(fact(types.type(FactTypes.CASE), facts));
        for (MadeDecision decision : decisions) {
            DMNType type = types.resultType(decision.id());
            if (type != null && decision.result() instanceof Map<?, ?> result) {
                session.insert(fact(type, result));
            }
        }
    }

    private void insertQuestion(Question question) {
        FactType type = declared(FactTypes.QUESTION);
        Object fact = newInstance(type);
        type.set(fact, "decision", question.decision());
        type.set(fact, "region", question.region());
        type.set(fact, "asOf", question.asOf());
        session.insert(fact);
    }

    /**
     * An object of the declared type; what it contains is inserted as well, so that rules can look
     * for it.
     */
    private Object fact(DMNType type, Map<?, ?> values) {
        FactType declared = declared(FactTypes.name(type));
        Object fact = newInstance(declared);
        type.getFields()
                .forEach(
                        (field, fieldType) -> {
                            Object value = values.get(field);
                            if (value != null) {
                                declared.set(fact, field, converted(fieldType, value));
                            }
                        });
        return fact;
    }

    private Object converted(DMNType type, Object value) {
        if (value instanceof List<?> list) {
            List<Object> converted = new ArrayList<>();
            list.forEach(item -> converted.add(inserted(type, item)));
            return converted;
        }
        return inserted(type, value);
    }

    private Object inserted(DMNType type, Object value) {
        if (!(value instanceof Map<?, ?> map) || !type.isComposite()) {
            return value;
        }
        Object fact = fact(FactTypes.root(type), map);
        session.insert(fact);
        return fact;
    }

    private FactType declared(String name) {
        return session.getKieBase().getFactType(FactTypes.PACKAGE, name);
    }

    private static Object newInstance(FactType type) {
        try {
            return type.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No instance of " + type.getName(), e);
        }
    }
}
