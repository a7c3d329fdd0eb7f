package io.doudi.evaluation;

import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.util.Comparator;
import java.util.List;

/**
 * Something wrong with the facts of a request.
 *
 * @param position where it stands, as positions in the order of the item definitions: the first
 *     problem is reported
 * @param field the path of the fact without list indexes
 * @param group the name of the first level of the path
 */
record InputProblem(
        ProblemType type, List<Integer> position, String field, String group, String detail) {

    static final Comparator<InputProblem> IN_ORDER = (a, b) -> compare(a.position(), b.position());

    ProblemException asException() {
        return ProblemException.atField(type, field, detail);
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
