package io.doudi.comparison;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of a decision's outputs is compared: whether somebody gets something, what kind of it, and
 * how many yuan. This is the one place that says so.
 *
 * <p>A decision that is not listed has neither; its outcomes are only the same or not. An amount
 * counts only for who gets something. The amounts of a graduated exit differ from year to year and
 * are not added up; loans and ranges are no spending.
 */
enum Measure {
    SUBSISTENCE_ELIGIBILITY("subsistenceEligibility", is("eligible"), "route", "", Period.NONE),
    SUBSISTENCE_AMOUNT("subsistenceAmount", is("eligible"), "route", "monthlyAmount", Period.MONTH),
    GRADUATED_EXIT("graduatedExit", is("granted"), "rule", "", Period.NONE),
    EXTREME_HARDSHIP_ELIGIBILITY(
            "extremeHardshipEligibility", is("eligible"), "basis", "", Period.NONE),
    EXTREME_HARDSHIP_AMOUNT(
            "extremeHardshipAmount", any -> true, "careLevel", "monthlyAmount", Period.MONTH),
    TEMPORARY_ASSISTANCE(
            "temporaryAssistance",
            outcome -> !Boolean.FALSE.equals(outcome.get("placeAccepted")),
            "assistanceType",
            "amount",
            Period.ONCE),
    POPULATION_CLASSIFICATION(
            "populationClassification", has("categories"), "primaryCategory", "", Period.NONE),
    MEDICAL_EXPENSE_ALERT("medicalExpenseAlert", is("alert"), "", "", Period.NONE),
    SPECIAL_REFERRALS("specialReferrals", has("referrals"), "", "", Period.NONE),
    QUANTIFIED_ASSESSMENT(
            "quantifiedAssessment",
            is("withinIncomeLine").and(is("withinAssetLine")),
            "",
            "",
            Period.NONE);

    /** For what an amount is paid. */
    enum Period {
        MONTH,
        ONCE,
        NONE
    }

    private final String decision;
    private final Predicate<Map<String, Object>> given;
    private final String programme;
    private final String amount;
    private final Period period;

    Measure(
            String decision,
            Predicate<Map<String, Object>> given,
            String programme,
            String amount,
            Period period) {
        this.decision = decision;
        this.given = given;
        this.programme = programme;
        this.amount = amount;
        this.period = period;
    }

    static Optional<Measure> of(String decision) {
        return Arrays.stream(values())
                .filter(measure -> measure.decision.equals(decision))
                .findFirst();
    }

    /** For what the amounts of a decision are paid. */
    static Period period(String decision) {
        return of(decision).map(measure -> measure.period).orElse(Period.NONE);
    }

    boolean isGiven(Map<String, Object> outcome) {
        return given.test(outcome);
    }

    /** The kind of what is given, as a code; empty if there is only one. */
    String programme(Map<String, Object> outcome) {
        return outcome.get(programme) instanceof String code ? code : "";
    }

    /** Yuan; empty if the decision has no amount or it is still open. */
    Optional<BigDecimal> amount(Map<String, Object> outcome) {
        return outcome.get(amount) instanceof BigDecimal yuan
                ? Optional.of(yuan)
                : Optional.empty();
    }

    private static Predicate<Map<String, Object>> is(String output) {
        return outcome -> Boolean.TRUE.equals(outcome.get(output));
    }

    private static Predicate<Map<String, Object>> has(String output) {
        return outcome -> outcome.get(output) instanceof Collection<?> list && !list.isEmpty();
    }
}
