package io.doudi.evaluation;

import io.doudi.evaluation.Evaluation.Assumption;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An evaluation that may have failed.
 *
 * @param decided what came out; null if it failed
 * @param problem why it failed; null if it did not
 */
record Attempt(Decided decided, ProblemException problem) {

    static Attempt of(Supplier<Decided> evaluation) {
        try {
            return new Attempt(evaluation.get(), null);
        } catch (ProblemException problem) {
            return new Attempt(null, problem);
        }
    }

    /** What came out, resting on these assumptions; throws if it failed. */
    Decided decided(List<Assumption> assumptions) {
        if (problem != null) {
            throw problem;
        }
        return new Decided(decided.outcome(), assumptions, decided.trace());
    }

    /** Equal for equal outcomes and for equal failures. */
    Object comparable() {
        return problem == null
                ? comparable(decided.outcome())
                : List.of(problem.type(), problem.field());
    }

    private static Object comparable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> Optional.ofNullable(comparable(item))).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((name, item) -> all.put(name, comparable(item)));
            return all;
        }
        return value;
    }
}
