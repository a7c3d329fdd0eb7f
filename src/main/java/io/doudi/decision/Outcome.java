package io.doudi.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The outputs of a decision, ready for sentences. */
record Outcome(Map<String, Object> values, Words words) {

    /** Outputs in yuan; they are written with two decimals. */
    private static final Set<String> MONEY =
            Set.of(
                    "grossMonthlyIncome",
                    "excludedMonthlyIncome",
                    "deductedMonthlyAmount",
                    "assessedMonthlyIncome",
                    "perCapitaMonthlyIncome",
                    "perCapitaAfterMedical",
                    "standard",
                    "baseMonthlyAmount",
                    "supplementMonthlyAmount",
                    "monthlyAmount",
                    "monthlyAmountByYear",
                    "basicAmount",
                    "careAmount",
                    "perPersonMin",
                    "perPersonMax",
                    "amount",
                    "phases",
                    "threshold",
                    "excess",
                    "startupLoan",
                    "startupSubsidy",
                    "rentSubsidyTotal",
                    "supportIncomeMonthly",
                    "recoverAmount",
                    "fineMin",
                    "fineMax",
                    "recommendedAmount");

    boolean is(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    boolean is(String name, String code) {
        return code.equals(values.get(name));
    }

    boolean has(String name) {
        Object value = values.get(name);
        return value instanceof Collection<?> list ? !list.isEmpty() : value != null;
    }

    /** Whether the outcome denies what was asked for. */
    boolean isRefusal(String decision) {
        return switch (decision) {
            case "subsistenceEligibility", "subsistenceAmount" ->
                    is("outcome", "NOT_ELIGIBLE") || isNot("eligible") && !has("outcome");
            case "extremeHardshipEligibility" -> isNot("eligible");
            case "graduatedExit" -> isNot("granted");
            case "temporaryAssistance" -> isNot("placeAccepted");
            case "populationClassification" -> !has("categories");
            case "medicalExpenseAlert" -> isNot("alert");
            case "quantifiedAssessment" -> isNot("withinIncomeLine") || isNot("withinAssetLine");
            default -> false;
        };
    }

    /** What happens next, a sentence for each output that tells it. */
    List<String> next() {
        List<String> next = new ArrayList<>();
        for (String name : values.keySet()) {
            String key = "notice.next." + name;
            if (has(name) && !Boolean.FALSE.equals(values.get(name))) {
                words.messages().find(key, text(name)).ifPresent(next::add);
            }
        }
        return next;
    }

    /** Whether an output is there and false. */
    boolean isNot(String name) {
        return Boolean.FALSE.equals(values.get(name));
    }

    boolean positive(String name) {
        return number(name).signum() > 0;
    }

    /** The codes of a list, without nulls. */
    List<String> codes(String name) {
        return values.get(name) instanceof Collection<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** How one amount stands to another: {@code below}, {@code at} or {@code above}. */
    String compared(String name, String other) {
        int order = number(name).compareTo(number(other));
        return order < 0 ? "below" : order > 0 ? "above" : "at";
    }

    /** The value of an output in running text. */
    String text(String name) {
        Object value = values.get(name);
        if (!MONEY.contains(name)) {
            return words.plain(value);
        }
        return value instanceof Collection<?> amounts
                ? amounts.stream()
                        .map(words::money)
                        .collect(Collectors.joining(words.messages().text("separator.list")))
                : words.money(value);
    }

    private BigDecimal number(String name) {
        return values.get(name) instanceof Number number
                ? new BigDecimal(number.toString())
                : BigDecimal.ZERO;
    }
}
