package io.doudi.evaluation;

import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.util.Comparator;
import java.util.function.Supplier;

/**
 * Something wrong with the facts of a request.
 *
 * @param detail the sentence about it, made when it is told
 * @param isNull whether it is a field that is null
 */
record InputProblem(ProblemType type, Location location, Supplier<String> detail, boolean isNull) {

    static final Comparator<InputProblem> IN_ORDER =
            Comparator.comparing(InputProblem::location, Location.IN_ORDER);

    ProblemException asException() {
        return ProblemException.atField(type, location.field(), detail.get());
    }
}
