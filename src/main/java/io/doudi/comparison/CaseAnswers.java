package io.doudi.comparison;

import io.doudi.evaluation.AskedCase;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetSelection;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What the sides of a comparison answer about one case. Not for several threads. */
final class CaseAnswers {

    private final Comparing comparing;
    private final ComparedCase one;
    private final Map<Answering, AskedCase> asked = new IdentityHashMap<>();
    private final Map<BigDecimal, Optional<CaseAnswers>> others = new HashMap<>();

    CaseAnswers(Comparing comparing, ComparedCase one) {
        this.comparing = comparing;
        this.one = one;
    }

    /** What a side answers; a problem is an answer too. */
    Answer of(Answering side, String decision) {
        return of(side, decision, Detail.ROWS);
    }

    /**
     * What another side answers where the first has answered. It is the same if the way to it met
     * nothing that differs; that saves most of the work where little was edited.
     */
    Answer of(Answering side, String decision, Answer before) {
        return isSure(side, decision, before) ? before : of(side, decision);
    }

    /** What the sides answer with another income; empty if the facts tell none. */
    Optional<CaseAnswers> withIncome(BigDecimal more, long persons) {
        return others.computeIfAbsent(
                more,
                any ->
                        OtherIncome.of(one.input(), more, persons)
                                .map(input -> new CaseAnswers(comparing, one.with(input))));
    }

    /** Where a side parts from the first, which answer differently. */
    Cause cause(Answering side, String decision, Answer before, Answer after) {
        if (!before.isDecided() || !after.isDecided()) {
            return Cause.UNKNOWN;
        }
        Answering first = comparing.sides().get(0);
        CauseFinder finder =
                comparing.finder(
                        first.on(first.asOf(one)).inForce(), side.on(side.asOf(one)).inForce());
        return finder.needsArithmetic()
                ? finder.find(
                        of(first, decision, Detail.VALUES).trace(),
                        of(side, decision, Detail.VALUES).trace())
                : finder.find(before.trace(), after.trace());
    }

    private boolean isSure(Answering side, String decision, Answer before) {
        Answering first = comparing.sides().get(0);
        if (before.way().isEmpty()
                || !first.side().region().equals(side.side().region())
                || !first.asOf(one).equals(side.asOf(one))) {
            return false;
        }
        return side.canAnswer(decision, side.asOf(one))
                && comparing.touched(side, side.asOf(one)).isUntouched(before.way().get());
    }

    private Answer of(Answering side, String decision, Detail detail) {
        try {
            return of(side, side.on(side.asOf(one)), decision, detail);
        } catch (ProblemException problem) {
            return Answer.of(problem);
        }
    }

    private Answer of(Answering side, Answering.Chosen chosen, String decision, Detail detail) {
        KnowledgeBase rules = side.knowledgeBase(chosen.inForce());
        if (decision.equals(InForce.SELECTION)) {
            return Answer.of(
                    decision,
                    RuleSetSelection.of(chosen.inForce(), rules, question(side, decision, detail)));
        }
        if (!chosen.decisions().contains(decision)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_DECISION, decision + " is not a decision");
        }
        if (comparing.request().whatIsMissing() == Missing.ASK) {
            return Answer.of(decision, rules.evaluate(question(side, decision, detail)));
        }
        AskedCase facts =
                detail == Detail.ROWS
                        ? asked.computeIfAbsent(side, any -> ask(side, rules, Detail.ROWS))
                        : ask(side, rules, detail);
        return Answer.of(decision, facts.decide(decision));
    }

    private AskedCase ask(Answering side, KnowledgeBase rules, Detail detail) {
        return rules.ask(side.side().region(), side.asOf(one), one.input(), detail);
    }

    private Question question(Answering side, String decision, Detail detail) {
        return new Question(
                decision,
                side.side().region(),
                side.asOf(one),
                one.input(),
                comparing.request().whatIsMissing(),
                detail);
    }
}
