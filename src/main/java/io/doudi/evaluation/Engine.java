package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.EVALUATION_FAILED;
import static io.doudi.problem.ProblemType.EVALUATION_LIMIT_EXCEEDED;
import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import io.doudi.evaluation.limits.Limits;
import io.doudi.evaluation.limits.Limits.Exceeded;
import io.doudi.problem.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where rules that nobody trusts meet the engine: whatever it throws over them is a problem of the
 * rules, never of the service.
 */
final class Engine {

    private Engine() {}

    /** The problem of rules that the engine cannot compile. */
    static ProblemException rejected(Throwable thrown) {
        return thrown instanceof ProblemException problem
                ? problem
                : new ProblemException(
                        RULE_SET_REJECTED,
                        "The engine cannot compile the rules: %s %s"
                                .formatted(
                                        thrown.getClass().getSimpleName(),
                                        Excerpt.of(String.valueOf(thrown.getMessage()))));
    }

    /** Evaluates within the {@link Limits}; names no value, as they are facts about people. */
    static <T> T limited(Supplier<T> evaluation) {
        Limits.Scope scope = Limits.begin();
        try {
            T result = evaluation.get();
            Limits.exceeded().ifPresent(Engine::refuse);
            return result;
        } catch (ProblemException e) {
            Limits.exceeded().ifPresent(Engine::refuse);
            throw e;
        } catch (Exceeded e) {
            throw problem(e.getMessage());
        } catch (StackOverflowError e) {
            throw problem("calls without end");
        } catch (RuntimeException e) {
            Optional<String> exceeded = Limits.exceeded();
            throw exceeded.map(Engine::problem)
                    .orElseGet(
                            () ->
                                    new ProblemException(
                                            EVALUATION_FAILED,
                                            "The rules could not be applied: "
                                                    + e.getClass().getSimpleName()));
        } finally {
            scope.close();
        }
    }

    private static void refuse(String what) {
        throw problem(what);
    }

    private static ProblemException problem(String what) {
        return new ProblemException(
                EVALUATION_LIMIT_EXCEEDED, "The rules take too much for one case: " + what);
    }
}
