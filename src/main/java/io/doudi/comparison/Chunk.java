package io.doudi.comparison;

import io.doudi.comparison.Tally.Key;
import io.doudi.comparison.Tally.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts some of the cases through all sides and counts what comes out. */
final class Chunk {

    private final Comparing comparing;
    private final Tally tally = new Tally();
    private final List<ChangedCase> changed = new ArrayList<>();

    private Chunk(Comparing comparing) {
        this.comparing = comparing;
    }

    /** What came out. */
    record Result(Tally tally, List<ChangedCase> changed) {}

    static Result of(Comparing comparing, List<ComparedCase> cases) {
        Chunk chunk = new Chunk(comparing);
        cases.forEach(chunk::compare);
        return new Result(chunk.tally, chunk.changed);
    }

    /** A case with what its facts say about its household, and what the sides say. */
    record Subject(ComparedCase one, Household household, CaseAnswers answers) {

        Figures figures(BigDecimal before, BigDecimal after) {
            return Figures.of(one.weight(), household.persons(), before, after);
        }

        Figures figures(Answer before, Answer after) {
            return figures(before.yuan(), after.yuan());
        }
    }

    private void compare(ComparedCase one) {
        Answering first = comparing.sides().get(0);
        CaseAnswers answers = new CaseAnswers(comparing, one);
        Subject subject = new Subject(one, Household.of(one.input(), first.asOf(one)), answers);
        List<Totals> totals = comparing.sides().stream().map(side -> new Totals()).toList();
        for (String decision : comparing.decisions(one)) {
            Answer before = answers.of(first, decision);
            count(subject, 1, decision, before);
            totals.get(0).add(decision, before);
            sweep(subject, decision, before);
            for (int i = 1; i < comparing.sides().size(); i++) {
                Answer after = answers.of(comparing.sides().get(i), decision, before);
                count(subject, i + 1, decision, after);
                totals.get(i).add(decision, after);
                compare(subject, i + 1, decision, before, after);
                tryEdits(subject, i, decision, before);
            }
        }
        countTotals(subject, totals);
    }

    /** What one side says. */
    private void count(Subject subject, int side, String decision, Answer answer) {
        comparing
                .request()
                .cliffs()
                .map(cliffs -> new CliffCount(comparing, cliffs, tally))
                .ifPresent(
                        cliffs ->
                                cliffs.count(
                                        new CliffCount.Answered(subject, side, decision, answer)));
        Figures figures = subject.figures(BigDecimal.ZERO, answer.yuan());
        tally.add(new Key(side, decision, Kind.STATUS, answer.statusWord()), figures);
        if (answer.isEligible()) {
            tally.add(new Key(side, decision, Kind.PROGRAMME, answer.programme()), figures);
            if (isAmountOpen(decision, answer)) {
                tally.add(new Key(side, decision, Kind.OPEN_AMOUNT, ""), figures);
            }
        }
    }

    private static boolean isAmountOpen(String decision, Answer answer) {
        return answer.isEligible()
                && answer.amount().isEmpty()
                && Measure.period(decision) != Measure.Period.NONE;
    }

    /** What differs between the first side and another. */
    private void compare(Subject subject, int side, String decision, Answer before, Answer after) {
        Transition transition = Transition.of(before, after);
        Figures figures = subject.figures(before, after);
        BigDecimal difference = after.yuan().subtract(before.yuan());
        String yuan = Band.yuan(difference);
        String percent = Band.percent(before.yuan(), difference);
        add(side, decision, Kind.TRANSITION, transition.name(), figures);
        add(side, decision, Kind.MATRIX, before.word() + "→" + after.word(), figures);
        add(side, decision, Kind.YUAN_BAND, yuan, figures);
        add(side, decision, Kind.PERCENT_BAND, percent, figures);
        String income = subject.household().income().map("%05d"::formatted).orElse("");
        addOutcome(side, decision, Kind.INCOME, income, difference, figures);
        subject.household()
                .groups()
                .forEach(
                        group ->
                                addOutcome(side, decision, Kind.GROUP, group, difference, figures));
        if (transition.isChange()) {
            Answering other = comparing.sides().get(side - 1);
            Cause cause = subject.answers().cause(other, decision, before, after);
            tally.add(cause);
            add(side, decision, Kind.CAUSE, cause.key(), figures);
            changed.add(
                    new ChangedCase(
                            subject.one().number(),
                            subject.one().reference(),
                            subject.one().weight(),
                            subject.one().asOf(),
                            side,
                            decision,
                            transition,
                            before.word(),
                            after.word(),
                            before.amount(),
                            after.amount(),
                            difference,
                            yuan,
                            percent,
                            List.copyOf(subject.household().groups()),
                            outputs(before, after),
                            cause.key()));
            addLargest(subject, side, decision, before, after);
        }
    }

    private void add(int side, String decision, Kind kind, String value, Figures figures) {
        tally.add(new Key(side, decision, kind, value), figures);
    }

    private void addOutcome(
            int side,
            String decision,
            Kind kind,
            String value,
            BigDecimal difference,
            Figures figures) {
        String outcome =
                difference.signum() > 0 ? "GAIN" : difference.signum() < 0 ? "LOSS" : "EVEN";
        add(side, decision, kind, value + "|" + outcome, figures);
    }

    private void addLargest(
            Subject subject, int side, String decision, Answer before, Answer after) {
        if (before.yuan().compareTo(after.yuan()) != 0) {
            tally.add(
                    side,
                    decision,
                    new Tally.Largest(
                            subject.one().number(),
                            subject.one().reference(),
                            before.yuan(),
                            after.yuan()));
        }
    }

    private static List<String> outputs(Answer before, Answer after) {
        return Stream.concat(before.outcome().keySet().stream(), after.outcome().keySet().stream())
                .distinct()
                .filter(
                        name ->
                                !Answer.areSame(
                                        before.outcome().get(name), after.outcome().get(name)))
                .sorted()
                .toList();
    }

    /** What each edit of a side, counted from 0, does alone. */
    private void tryEdits(Subject subject, int side, String decision, Answer before) {
        List<EditedSide> edits = comparing.edits(side);
        for (int i = 0; i < edits.size(); i++) {
            Answer alone = subject.answers().of(edits.get(i).answering(), decision, before);
            if (Transition.of(before, alone).isChange()) {
                add(
                        side + 1,
                        decision,
                        Kind.EDIT,
                        String.valueOf(i),
                        subject.figures(before, alone));
            }
        }
    }

    /** What each value of a cell comes to. */
    private void sweep(Subject subject, String decision, Answer before) {
        List<EditedSide> values = comparing.sweep();
        for (int i = 0; i < values.size(); i++) {
            Answering side = values.get(i).answering();
            Answer answer = subject.answers().of(side, decision, before);
            Figures figures = subject.figures(before, answer);
            add(1, decision, Kind.SWEEP, i + "|ALL", figures);
            if (answer.isEligible()) {
                add(1, decision, Kind.SWEEP, i + "|GIVEN", figures);
            }
            if (!answer.isDecided() || isAmountOpen(decision, answer)) {
                add(1, decision, Kind.SWEEP, i + "|OPEN", figures);
            }
        }
    }

    /** What is given by all decisions together. */
    private void countTotals(Subject subject, List<Totals> totals) {
        Totals first = totals.get(0);
        for (int i = 0; i < totals.size(); i++) {
            Totals other = totals.get(i);
            if (i > 0) {
                add(
                        i + 1,
                        "",
                        Kind.COMBINATION,
                        first.combination() + "→" + other.combination(),
                        subject.figures(BigDecimal.ZERO, BigDecimal.ZERO));
            }
            int side = i + 1;
            other.gap(subject.household().persons())
                    .ifPresent(
                            gap ->
                                    add(
                                            side,
                                            "",
                                            Kind.POVERTY_GAP,
                                            "",
                                            subject.figures(gap.without(), gap.with())));
        }
    }

    /** What one side gives a household, and what it lacks. */
    private static final class Totals {

        private final TreeSet<String> given = new TreeSet<>();
        private BigDecimal monthly = BigDecimal.ZERO;
        private Map<String, Object> measured = Map.of();

        /** Yuan a month below the standard, without and with what is given. */
        record Gap(BigDecimal without, BigDecimal with) {}

        void add(String decision, Answer answer) {
            if (answer.isEligible()) {
                given.add(decision);
            }
            if (Measure.period(decision) == Measure.Period.MONTH) {
                monthly = monthly.add(answer.yuan());
            }
            if (answer.outcome().get("standard") instanceof BigDecimal
                    && answer.outcome().get("perCapitaMonthlyIncome") instanceof BigDecimal) {
                measured = answer.outcome();
            }
        }

        String combination() {
            return given.isEmpty() ? "NONE" : String.join("+", given);
        }

        Optional<Gap> gap(long persons) {
            if (measured.isEmpty()) {
                return Optional.empty();
            }
            BigDecimal missing =
                    ((BigDecimal) measured.get("standard"))
                            .subtract((BigDecimal) measured.get("perCapitaMonthlyIncome"))
                            .multiply(BigDecimal.valueOf(persons));
            return Optional.of(
                    new Gap(
                            missing.max(BigDecimal.ZERO),
                            missing.subtract(monthly).max(BigDecimal.ZERO)));
        }
    }
}
