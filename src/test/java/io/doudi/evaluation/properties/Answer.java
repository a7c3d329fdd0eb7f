package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Trial;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out for one request: an outcome or a problem.
 *
 * @param outcome the decision's outputs; empty if there is a problem
 */
record Answer(Map<String, Object> outcome, Optional<ProblemException> problem) {

    static Answer of(Trial trial) {
        return new Answer(trial.decided().map(Decided::outcome).orElse(Map.of()), trial.problem());
    }

    /** The code of the problem; empty if the case was decided. */
    String code() {
        return problem.map(found -> found.type().name()).orElse("");
    }

    /** Equal for equal outcomes and for equal problems. */
    Object comparable() {
        return problem.<Object>map(ProblemException::type).orElse(outcome);
    }

    Object get(String output) {
        assertThat(problem).isEmpty();
        assertThat(outcome).containsKey(output);
        return outcome.get(output);
    }

    boolean is(String output) {
        return (Boolean) get(output);
    }

    String text(String output) {
        return (String) get(output);
    }

    BigDecimal amount(String output) {
        return (BigDecimal) get(output);
    }

    LocalDate date(String output) {
        return (LocalDate) get(output);
    }

    List<?> list(String output) {
        return (List<?>) get(output);
    }
}
