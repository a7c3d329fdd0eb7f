package io.doudi.decision;

import java.util.List;

/** The sentences about rules, procedure and dates. */
final class ProcedureSummary {

    /** Outputs of the deadlines that have a sentence each. */
    private static final List<String> DEADLINES =
            List.of(
                    "nextCheckDue",
                    "intervalMonths",
                    "monthlyReportDue",
                    "endDate",
                    "annualReviewDue",
                    "dueToPrefecture",
                    "dueToProvince",
                    "nextMatchDue",
                    "reviewDue",
                    "validUntil",
                    "workingDays",
                    "publicityDays",
                    "refusalNoticeWorkingDays",
                    "nextVisitDue",
                    "approvalLevel",
                    "review",
                    "filing",
                    "decisionDeadline");

    private ProcedureSummary() {}

    static void ruleSet(Sentences sentences, Outcome outcome) {
        sentences
                .when(outcome.is("inForce"), "inForce", "ruleSetId", "baselineId")
                .when(!outcome.is("inForce"), "baseline", "baselineId");
    }

    static void conference(Sentences sentences, Outcome outcome) {
        boolean required = outcome.is("required");
        sentences
                .when(required, "required", "forum")
                .when(required && !outcome.has("forum"), "required.plain")
                .when(required, "triggers", "triggers")
                .when(!required, "notRequired");
    }

    static void integrity(Sentences sentences, Outcome outcome) {
        sentences
                .say("measures", "measures")
                .when(!outcome.has("measures"), "none")
                .when(outcome.is("stopBenefit"), "stop")
                .when(outcome.positive("recoverAmount"), "recover", "recoverAmount")
                .when(outcome.positive("fineMax"), "fine", "fineMin", "fineMax")
                .when(outcome.is("countyHomeVisitRequired"), "homeVisit");
    }

    static void constraints(Sentences sentences, Outcome outcome) {
        sentences
                .when(outcome.is("valid"), "valid")
                .when(!outcome.is("valid"), "invalid", "violations");
    }

    static void deadlines(Sentences sentences, Outcome outcome) {
        DEADLINES.forEach(output -> sentences.say(output, output));
        answer(sentences, outcome, "accepted");
        answer(sentences, outcome, "reduceOrStopPersonalAmount");
        sentences.when(outcome.codes("reasonCodes").contains("NOT_DEFINED_IN_REGION"), "undefined");
    }

    private static void answer(Sentences sentences, Outcome outcome, String output) {
        sentences.when(outcome.has(output), output + "." + outcome.is(output));
    }
}
