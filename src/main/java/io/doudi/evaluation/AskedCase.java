package io.doudi.evaluation;

import io.doudi.evaluation.KnowledgeBase.Reached;
import io.doudi.evaluation.compiled.Memory;
import io.doudi.problem.ProblemException;

/**
 * A case about which several decisions are asked: the facts and the decisions that those have in
 * common are read and made once. Not for several threads.
 */
public final class AskedCase {

    private final KnowledgeBase rules;
    private final Question question;
    private final CaseFacts facts;
    private final Memory memory = new Memory();

    /**
     * @param question about no decision yet
     */
    AskedCase(KnowledgeBase rules, Question question, CaseFacts facts) {
        this.rules = rules;
        this.question = question;
        this.facts = facts;
    }

    /**
     * Decides as {@link KnowledgeBase#evaluate} does with defaults assumed, but does not find out
     * which of them mattered, which takes most of the time.
     *
     * @throws IllegalArgumentException if the decision is not one of {@link
     *     KnowledgeBase#decisions()}
     * @throws ProblemException if a fact is wrong, a parameter has no value or the engine reports
     *     anything
     */
    public Reached decide(String decision) {
        return rules.decide(question.about(decision), facts, memory);
    }
}
