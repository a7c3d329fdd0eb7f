package io.doudi.evaluation.properties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The subsistence amounts of a household while its first income rises: everywhere a few, and fen by
 * fen around every place where route, members or reasons change.
 */
final class Ladder {

    static final BigDecimal FEN = new BigDecimal("0.01");

    private static final int RUNGS = 4;
    private static final int AROUND = 3;

    private final Setting setting;
    private final ObjectNode input;
    private final BigDecimal top;
    private final NavigableMap<BigDecimal, Answer> answers = new TreeMap<>();

    /** One step up and what was paid below and above it. */
    record Step(BigDecimal from, BigDecimal to, Answer below, Answer above) {

        boolean isOneFen() {
            return to.subtract(from).compareTo(FEN) == 0;
        }

        boolean pays(String output) {
            return above.amount(output).compareTo(below.amount(output)) > 0;
        }
    }

    Ladder(Setting setting, ObjectNode input, BigDecimal top) {
        this.setting = setting;
        this.input = input;
        this.top = top.setScale(2, RoundingMode.UP);
    }

    List<Step> climb() {
        search(BigDecimal.ZERO.setScale(2), top);
        List<Step> steps = new ArrayList<>();
        answers.forEach(
                (income, answer) -> {
                    var lower = answers.lowerEntry(income);
                    if (lower != null) {
                        steps.add(new Step(lower.getKey(), income, lower.getValue(), answer));
                    }
                });
        return steps;
    }

    private void search(BigDecimal low, BigDecimal high) {
        BigDecimal width = high.subtract(low);
        boolean differs = !footing(answer(low)).equals(footing(answer(high)));
        if (width.compareTo(FEN) <= 0) {
            if (differs) {
                walk(high);
            }
        } else if (differs || width.multiply(BigDecimal.valueOf(RUNGS)).compareTo(top) > 0) {
            BigDecimal between = between(low, high);
            search(low, between);
            search(between, high);
        }
    }

    /** Where the amount would end if all of the income counts, else the middle. */
    private BigDecimal between(BigDecimal low, BigDecimal high) {
        BigDecimal end = low.add(answer(low).amount("baseMonthlyAmount"));
        if (end.compareTo(low) > 0 && end.compareTo(high) <= 0) {
            return end.compareTo(high) == 0 ? end.subtract(FEN) : end;
        }
        return low.add(high).divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
    }

    private void walk(BigDecimal limit) {
        for (int fen = -AROUND; fen <= AROUND; fen++) {
            BigDecimal income = limit.add(FEN.multiply(BigDecimal.valueOf(fen)));
            if (income.signum() >= 0) {
                answer(income);
            }
        }
    }

    /** On what an amount is paid. */
    private static List<Object> footing(Answer answer) {
        return List.of(
                answer.get("route"), answer.get("eligibleMemberIds"), answer.get("reasonCodes"));
    }

    private Answer answer(BigDecimal income) {
        return answers.computeIfAbsent(
                income, amount -> setting.answer("subsistenceAmount", with(amount)));
    }

    /** The household with so much of the first income. */
    ObjectNode with(BigDecimal income) {
        return Input.with(
                input, copy -> ((ObjectNode) copy.at("/incomes/0")).put("amount", income));
    }
}
