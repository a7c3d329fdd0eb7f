package io.doudi.decision;

/** The sentences about what a household has. */
final class IncomeSummary {

    private IncomeSummary() {}

    static void income(Sentences sentences, Outcome outcome) {
        sentences
                .say(
                        "total",
                        "grossMonthlyIncome",
                        "excludedMonthlyIncome",
                        "deductedMonthlyAmount",
                        "assessedMonthlyIncome")
                .say("perCapita", "householdSize", "perCapitaMonthlyIncome")
                .when(!outcome.has("perCapitaMonthlyIncome"), "open");
    }

    static void support(Sentences sentences, Outcome outcome) {
        boolean open = outcome.is("basis", "NOT_DEFINED_IN_REGION");
        sentences
                .when(open, "open")
                .when(!open, "amount", "supportIncomeMonthly", "basis")
                .when(!open && !outcome.has("supportIncomeMonthly"), "unknown");
    }

    static void quantified(Sentences sentences, Outcome outcome) {
        sentences
                .when(outcome.is("withinIncomeLine"), "income.within", "incomeRatio")
                .when(outcome.isNot("withinIncomeLine"), "income.over", "incomeRatio")
                .when(outcome.is("withinAssetLine"), "assets.within", "assetRatio")
                .when(outcome.isNot("withinAssetLine"), "assets.over", "assetRatio")
                .say("wage", "assessedMonthlyIncome", "migrantWageBasis")
                .when(!outcome.has("incomeRatio"), "open");
    }
}
