package io.doudi.evaluation.compiled;

import java.util.List;
import java.util.function.Supplier;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;

/** Who is told what happens in an evaluation, in the order in which the engine would tell it. */
public interface Observer {

    /** Nobody is told anything. */
    Observer NOBODY =
            new Observer() {
                @Override
                public void decisionBegins() {}

                @Override
                public Object decisionEnds(String decision, Object result) {
                    return null;
                }

                @Override
                public void decisionRepeats(Object told) {}

                @Override
                public void tableEnds(
                        String table, List<String> hit, Supplier<Object[]> compared) {}

                @Override
                public void entryEnds(String variable, Object value) {}

                @Override
                public void functionBegins(
                        BusinessKnowledgeModelNode function, List<Object> arguments) {}

                @Override
                public void functionEnds(BusinessKnowledgeModelNode function, Object result) {}
            };

    /** A decision is made next; those that it requires are made within it. */
    void decisionBegins();

    /**
     * A decision is made.
     *
     * @return what to tell if it is the same for another decision about the case
     */
    Object decisionEnds(String decision, Object result);

    /** Ends a decision that was made before. */
    void decisionRepeats(Object told);

    /**
     * A table was evaluated.
     *
     * @param hit the ids of the rows that made the result
     * @param compared what each column compared; null where a column holds more than a path
     */
    void tableEnds(String table, List<String> hit, Supplier<Object[]> compared);

    /** A named entry of a boxed context has its value. */
    void entryEnds(String variable, Object value);

    void functionBegins(BusinessKnowledgeModelNode function, List<Object> arguments);

    void functionEnds(BusinessKnowledgeModelNode function, Object result);
}
