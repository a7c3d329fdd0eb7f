package io.doudi.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The model written by hand in Java with exact decimals: the right answer, and the limit. */
public final class Plain implements Engine {

    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal DEDUCTION = new BigDecimal("600.00");
    private static final BigDecimal CAP = new BigDecimal(30000);
    private static final BigDecimal URBAN = new BigDecimal(1100);
    private static final BigDecimal RURAL = new BigDecimal(850);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal ONE_AND_A_HALF = new BigDecimal("1.5");
    private static final BigDecimal TWO = new BigDecimal(2);

    private record Out(
            BigDecimal standard,
            BigDecimal assessed,
            String eligibility,
            int percent,
            BigDecimal dibao,
            int multiplier,
            BigDecimal relief,
            boolean conference) {}

    public static void main(String... arguments) throws Exception {
        Harness.run("plain Java, exact decimals", new Plain());
    }

    @Override
    public Object decide(Case one) {
        BigDecimal standard = one.area().equals("urban") ? URBAN : RURAL;
        BigDecimal persons = BigDecimal.valueOf(one.householdSize());
        BigDecimal deduction =
                DEDUCTION
                        .multiply(BigDecimal.valueOf(one.employedMembers()), DIGITS)
                        .divide(persons, DIGITS);
        BigDecimal assessed =
                BigDecimal.ZERO.max(one.monthlyIncomePerCapita().subtract(deduction, DIGITS));
        String eligibility = eligibility(assessed.divide(standard, DIGITS), one);
        int percent = percent(one);
        BigDecimal supplement =
                standard.multiply(BigDecimal.valueOf(percent), DIGITS).divide(HUNDRED, DIGITS);
        BigDecimal amount =
                switch (eligibility) {
                    case "A", "B", "C" ->
                            BigDecimal.ZERO
                                    .max(standard.subtract(assessed, DIGITS))
                                    .multiply(persons, DIGITS)
                                    .add(supplement, DIGITS);
                    case "SINGLE" -> standard.add(supplement, DIGITS);
                    default -> BigDecimal.ZERO;
                };
        int multiplier = multiplier(one);
        int adjusted =
                multiplier + (one.atPlaceOfEvent() ? 0 : -1) + (eligibility.equals("A") ? 1 : 0);
        BigDecimal uncapped =
                BigDecimal.valueOf(Math.max(1, Math.min(6, adjusted)))
                        .multiply(standard, DIGITS)
                        .multiply(persons, DIGITS);
        return new Out(
                standard,
                assessed,
                eligibility,
                percent,
                amount.setScale(2, RoundingMode.HALF_EVEN),
                multiplier,
                uncapped.min(CAP),
                uncapped.compareTo(CAP) > 0 || multiplier == 6);
    }

    private static String eligibility(BigDecimal ratio, Case one) {
        boolean isSevere = one.disabilityLevel() == 1 || one.disabilityLevel() == 2;
        if (ratio.compareTo(HALF) <= 0) {
            return "A";
        }
        if (ratio.compareTo(BigDecimal.ONE) <= 0) {
            return isSevere || one.severeIllness()
                    ? "A"
                    : one.singleParent() || one.elderly() ? "B" : "C";
        }
        if (ratio.compareTo(ONE_AND_A_HALF) <= 0) {
            return isSevere || one.severeIllness() ? "SINGLE" : "MARGINAL";
        }
        return ratio.compareTo(TWO) <= 0 && one.severeIllness() ? "EXPENSE" : "NONE";
    }

    private static int percent(Case one) {
        int percent =
                switch (one.disabilityLevel()) {
                    case 1 -> 30;
                    case 2 -> 25;
                    case 3 -> 15;
                    case 4 -> 10;
                    default -> 0;
                };
        if (one.severeIllness()) {
            percent = Math.max(percent, one.elderly() ? 30 : 25);
        }
        if (one.elderly()) {
            percent = Math.max(percent, 20);
        }
        if (one.student()) {
            percent = Math.max(percent, one.singleParent() ? 20 : 10);
        }
        return one.singleParent() ? Math.max(percent, 15) : percent;
    }

    private static int multiplier(Case one) {
        return switch (one.hardshipType()) {
            case "fire" -> bySeverity(one, 2, 3, one.durationMonths() <= 3 ? 5 : 6);
            case "traffic" -> bySeverity(one, 1, 2, one.durationMonths() <= 3 ? 4 : 6);
            case "illness" ->
                    one.durationMonths() <= 6 ? bySeverity(one, 1, 3, 4) : bySeverity(one, 2, 3, 6);
            case "education" -> bySeverity(one, 1, 2, 3);
            default -> one.atPlaceOfEvent() ? bySeverity(one, 1, 2, 3) : bySeverity(one, 1, 1, 2);
        };
    }

    private static int bySeverity(Case one, int light, int medium, int severe) {
        return switch (one.severity()) {
            case "light" -> light;
            case "medium" -> medium;
            default -> severe;
        };
    }

    @Override
    public Answer answer(Object result) {
        Out out = (Out) result;
        return Answer.of(
                out.standard(),
                out.assessed(),
                out.eligibility(),
                out.percent(),
                out.dibao(),
                out.multiplier(),
                out.relief(),
                out.conference());
    }
}
