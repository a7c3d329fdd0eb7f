package io.doudi.decision;

/** The sentences about the subsistence allowance and its end. */
final class SubsistenceSummary {

    private static final String INCOME = "perCapitaMonthlyIncome";

    private SubsistenceSummary() {}

    static void eligibility(Sentences sentences, Outcome outcome) {
        boolean open = open(outcome);
        boolean eligible = !open && outcome.is("eligible");
        boolean household = outcome.is("route", "WHOLE_HOUSEHOLD");
        sentences
                .when(open, "open")
                .when(eligible && household, "eligible", "route")
                .when(eligible && !household, "eligible.members", "route", "eligibleMemberIds")
                .when(
                        eligible && !outcome.has("eligibleMemberIds") && !household,
                        "eligible",
                        "route")
                .when(!open && !eligible, "refused", "reasonCodes")
                .when(!open && !eligible && !outcome.has("reasonCodes"), "refused.plain")
                .when(!open, "income." + outcome.compared(INCOME, "standard"), INCOME, "standard")
                .when(eligible, "medical", "perCapitaAfterMedical")
                .when(outcome.is("verificationWaived"), "waived")
                .when(eligible, "months", "entitlementMonths");
    }

    static void amount(Sentences sentences, Outcome outcome) {
        boolean open = open(outcome);
        boolean eligible = !open && outcome.is("eligible");
        boolean supplements = outcome.positive("supplementMonthlyAmount");
        sentences
                .when(open, "open")
                .when(!open && !eligible, "refused", "reasonCodes")
                .when(!open && !eligible && !outcome.has("reasonCodes"), "refused.plain")
                .when(eligible, "eligible", "route", "monthlyAmount")
                .when(
                        eligible && supplements,
                        "supplements",
                        "baseMonthlyAmount",
                        "supplementMonthlyAmount")
                .when(eligible, "from", "payableFrom");
    }

    static void graduatedExit(Sentences sentences, Outcome outcome) {
        boolean granted = outcome.is("granted");
        boolean open = !granted && (open(outcome) || outcome.is("manualReview"));
        boolean refused = !granted && !open;
        sentences
                .when(granted, "granted", "grantedMonths", "startDate", "endDate")
                .when(granted && !outcome.has("grantedMonths"), "granted.plain")
                .when(granted, "amounts", "monthlyAmountByYear")
                .when(granted, "ended", "terminatedFrom")
                .when(open, "open")
                .when(open || refused, "reasons", "reasonCodes")
                .when(refused, "refused")
                .when(!granted, "alternatives", "alternatives");
    }

    private static boolean open(Outcome outcome) {
        return outcome.is("outcome", "NO_DECISION");
    }
}
