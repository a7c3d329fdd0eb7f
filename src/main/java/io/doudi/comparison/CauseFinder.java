package io.doudi.comparison;

import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.Finding;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Parameter;
import io.doudi.evaluation.Trace.Step;
import io.doudi.ruleset.Change;
import io.doudi.ruleset.Change.Subject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the first row, parameter, formula or finding in which two ways to an outcome differ, and
 * what of it is another in the other version.
 */
final class CauseFinder {

    /** Changes on which no decision depends. */
    static final Set<Subject> IDLE =
            EnumSet.of(
                    Subject.ANNOTATION,
                    Subject.IDENTIFIER,
                    Subject.DIAGRAM,
                    Subject.CASE,
                    Subject.CLAUSE,
                    Subject.MANIFEST);

    private final List<Change> changes;

    /** Looks among what differs between the versions of the two sides. */
    CauseFinder(List<Change> changes) {
        this.changes = changes.stream().filter(change -> !IDLE.contains(change.subject())).toList();
    }

    /** Whether formulas differ, so that the rows on the way do not tell everything. */
    boolean needsArithmetic() {
        return changes.stream().anyMatch(change -> change.row().isEmpty());
    }

    /**
     * Something that happened on the way.
     *
     * @param id of the row, formula, decision or rule
     * @param content what else makes it the same
     */
    private record Mark(String file, String decision, String id, Object content) {

        boolean isSame(Mark other) {
            return id.equals(other.id) && Answer.areSame(content, other.content);
        }
    }

    Cause find(Trace before, Trace after) {
        List<Mark> some = marks(before);
        List<Mark> others = marks(after);
        for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
            Optional<Mark> one = at(some, i);
            Optional<Mark> other = at(others, i);
            boolean isSame = one.isPresent() && other.isPresent() && one.get().isSame(other.get());
            if (!isSame) {
                return cause(one, other, ids(some, others));
            }
        }
        return Cause.UNKNOWN;
    }

    private static Optional<Mark> at(List<Mark> marks, int i) {
        return i < marks.size() ? Optional.of(marks.get(i)) : Optional.empty();
    }

    private static Set<String> ids(List<Mark> some, List<Mark> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(Mark::id)
                .collect(Collectors.toSet());
    }

    private Cause cause(Optional<Mark> before, Optional<Mark> after, Set<String> onTheWay) {
        Mark mark = after.or(() -> before).orElseThrow();
        Set<String> here =
                Stream.of(before, after)
                        .flatMap(Optional::stream)
                        .map(Mark::id)
                        .collect(Collectors.toSet());
        return Cause.of(
                mark.file(),
                mark.decision(),
                before.map(Mark::id),
                after.map(Mark::id),
                changed(here, onTheWay, mark.file()).map(Cause.Cell::of).toList());
    }

    /**
     * What is another in the rows in which they part, or in the formula or function with that name;
     * then the cells that are another in later rows.
     */
    private Stream<Change> changed(Set<String> here, Set<String> onTheWay, String file) {
        List<Change> first = changes.stream().filter(change -> isIn(change, here)).toList();
        if (first.isEmpty()) {
            first =
                    changes.stream()
                            .filter(
                                    change ->
                                            change.row().isEmpty() && change.file().endsWith(file))
                            .filter(change -> isOf(change, here))
                            .toList();
        }
        Stream<Change> later =
                changes.stream()
                        .filter(change -> change.kind() == Change.Kind.CHANGED)
                        .filter(change -> isIn(change, onTheWay) && !isIn(change, here));
        return Stream.concat(first.stream(), later);
    }

    private static boolean isIn(Change change, Set<String> rows) {
        return change.row().map(Change.Row::id).filter(rows::contains).isPresent();
    }

    private static boolean isOf(Change change, Set<String> ids) {
        return change.element()
                .filter(
                        element ->
                                ids.stream()
                                        .anyMatch(
                                                id ->
                                                        Objects.equals(id, element.id())
                                                                || Objects.equals(
                                                                        id, element.label())))
                .isPresent();
    }

    /**
     * What rows answered is in the order in which they did; arguments and misses follow from it.
     */
    private static List<Mark> marks(Trace trace) {
        List<Mark> marks = new ArrayList<>();
        for (MadeDecision made : trace.decisions()) {
            made.steps().forEach(step -> mark(made, step).ifPresent(marks::add));
            marks.add(new Mark(made.source().file(), made.label(), made.id(), made.result()));
        }
        for (Finding found : trace.findings()) {
            marks.add(new Mark(found.source().file(), found.phrase(), found.rule(), found.value()));
        }
        return marks;
    }

    private static Optional<Mark> mark(MadeDecision made, Step step) {
        if (step instanceof Hit hit) {
            return Optional.of(mark(made, step, hit.row(), hit.outputs()));
        }
        if (step instanceof Parameter parameter) {
            return Optional.of(mark(made, step, parameter.row(), parameter.value()));
        }
        if (step instanceof Calculation sum) {
            return Optional.of(mark(made, step, sum.element(), sum.value()));
        }
        return Optional.empty();
    }

    private static Mark mark(MadeDecision made, Step step, String id, Object content) {
        return new Mark(step.source().file(), made.label(), id, content);
    }
}
