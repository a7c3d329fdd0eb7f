package io.doudi.comparison;

import io.doudi.evaluation.Evaluation;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.KnowledgeBase.Reached;
import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Way;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one side answers to one question.
 *
 * @param code of the problem, for an error
 * @param eligible whether something is given; empty if the decision is not about that
 * @param programme the kind of what is given; empty if there is only one
 * @param amount yuan, if something is given and its amount is known
 * @param way empty if that was not looked at
 */
record Answer(
        Status status,
        String code,
        Optional<Boolean> eligible,
        String programme,
        Optional<BigDecimal> amount,
        Map<String, Object> outcome,
        Trace trace,
        Optional<Way> way) {

    /** What an evaluation can end in. */
    enum Status {
        DECIDED,
        UNDETERMINED,
        ERROR
    }

    private static final Trace NO_TRACE = new Trace(List.of(), List.of());

    static Answer of(String decision, Evaluation evaluation) {
        return evaluation instanceof Decided decided
                ? of(decision, decided, Optional.empty())
                : new Answer(
                        Status.UNDETERMINED,
                        "",
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Map.of(),
                        NO_TRACE,
                        Optional.empty());
    }

    static Answer of(String decision, Reached reached) {
        return of(decision, reached.decided(), Optional.of(reached.way()));
    }

    private static Answer of(String decision, Decided decided, Optional<Way> way) {
        Map<String, Object> outcome = decided.outcome();
        Optional<Measure> measure = Measure.of(decision);
        Optional<Boolean> eligible = measure.map(one -> one.isGiven(outcome));
        boolean isGiven = eligible.orElse(false);
        return new Answer(
                Status.DECIDED,
                "",
                eligible,
                isGiven ? measure.get().programme(outcome) : "",
                isGiven ? measure.get().amount(outcome) : Optional.empty(),
                outcome,
                decided.trace(),
                way);
    }

    static Answer of(ProblemException problem) {
        return new Answer(
                Status.ERROR,
                problem.type().name(),
                Optional.empty(),
                "",
                Optional.empty(),
                Map.of(),
                NO_TRACE,
                Optional.empty());
    }

    boolean isDecided() {
        return status == Status.DECIDED;
    }

    boolean isEligible() {
        return eligible.orElse(false);
    }

    /** The status, with the code of an error. */
    String statusWord() {
        return status == Status.ERROR ? status + ":" + code : status.name();
    }

    /** What the side says, in one word: the row or column of a transition matrix. */
    String word() {
        if (!isDecided() || eligible.isEmpty()) {
            return statusWord();
        }
        if (!isEligible()) {
            return "NOT_ELIGIBLE";
        }
        return programme.isEmpty() ? "ELIGIBLE" : "ELIGIBLE:" + programme;
    }

    BigDecimal yuan() {
        return amount.orElse(BigDecimal.ZERO);
    }

    /** Whether another side says the same, in all outputs. */
    boolean isSame(Answer other) {
        return statusWord().equals(other.statusWord()) && areSame(outcome, other.outcome);
    }

    /** Numbers are the same however many zeros they are written with. */
    static boolean areSame(Object one, Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && a.keySet().stream().allMatch(key -> areSame(a.get(key), b.get(key)));
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return areSameItems(a, b);
        }
        return Objects.equals(one, other);
    }

    private static boolean areSameItems(Collection<?> some, Collection<?> others) {
        var rest = others.iterator();
        return some.size() == others.size()
                && some.stream().allMatch(item -> areSame(item, rest.next()));
    }
}
