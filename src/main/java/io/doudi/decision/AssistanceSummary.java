package io.doudi.decision;

/** The sentences about extreme hardship, temporary assistance and what else helps. */
final class AssistanceSummary {

    private AssistanceSummary() {}

    static void eligibility(Sentences sentences, Outcome outcome) {
        boolean open = outcome.is("outcome", "NO_DECISION");
        boolean eligible = !open && outcome.is("eligible");
        boolean refused = !open && !eligible;
        sentences
                .when(open, "open")
                .when(eligible, "eligible", "basis")
                .when(refused, "refused", "failedConditions")
                .when(refused && !outcome.has("failedConditions"), "refused.plain");
    }

    static void amount(Sentences sentences, Outcome outcome) {
        sentences
                .say("total", "careLevel", "monthlyAmount")
                .say("parts", "basicAmount", "careAmount")
                .when(!outcome.has("careAmount"), "basic", "basicAmount")
                .when(!outcome.has("careAmount"), "careUnknown")
                .say("placement", "placement");
    }

    static void temporary(Sentences sentences, Outcome outcome) {
        boolean elsewhere = outcome.isNot("placeAccepted");
        boolean here = !elsewhere;
        sentences
                .when(elsewhere, "elsewhere", "assistanceType")
                .when(here, "amount", "assistanceType", "amount")
                .when(here && !outcome.has("amount"), "open", "assistanceType")
                .when(here, "range", "perPersonMin", "perPersonMax")
                .when(here, "approval", "approvalLevel")
                .when(here && outcome.is("advanceAid"), "advance")
                .when(here, "phases", "phases");
    }

    static void categories(Sentences sentences, Outcome outcome) {
        sentences
                .say("categories", "categories")
                .when(!outcome.has("categories"), "none")
                .when(outcome.codes("categories").size() > 1, "primary", "primaryCategory")
                .say("actions", "actions");
    }

    static void medicalAlert(Sentences sentences, Outcome outcome) {
        boolean alert = outcome.is("alert");
        sentences
                .when(!outcome.has("alert"), "undefined")
                .when(alert, "alert", "threshold", "excess")
                .when(alert, "refer", "referTo")
                .when(outcome.has("alert") && !alert, "quiet", "threshold")
                .when(outcome.has("alert") && !alert && !outcome.has("threshold"), "quiet.plain");
    }

    static void referrals(Sentences sentences, Outcome outcome) {
        sentences
                .say("referrals", "referrals")
                .when(!outcome.has("referrals"), "none")
                .say("loan", "startupLoan")
                .say("subsidy", "startupSubsidy")
                .say("rent", "rentSubsidyMonths", "rentSubsidyTotal")
                .say("insurance", "insuranceBenefitFrom");
    }
}
