package io.doudi.decision;

import static io.doudi.problem.ProblemType.TOO_MANY_REQUESTS;

import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Drafts answer one question at a time, and a few may wait: a draft that takes all that a decision
 * may take leaves the processors to the rules in force.
 */
@ApplicationScoped
class DraftTrials {

    static final int MOST_WAITING = 4;

    private final Semaphore turn = new Semaphore(1, true);

    /** Answers when it is this question's turn; refuses it if too many wait. */
    <T> T inTurn(Supplier<T> question) {
        if (turn.getQueueLength() >= MOST_WAITING) {
            throw new ProblemException(
                    TOO_MANY_REQUESTS,
                    "Drafts answer one question at a time and %d wait; try again later"
                            .formatted(MOST_WAITING));
        }
        turn.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            turn.release();
        }
    }
}
