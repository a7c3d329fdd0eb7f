package io.doudi.decision;

import java.util.List;

/** Says what an outcome is, in one to three sentences. */
final class Summary {

    private Summary() {}

    static List<String> of(String decision, Outcome outcome) {
        Sentences sentences = new Sentences(decision, outcome);
        switch (decision) {
            case "incomeAssessment" -> IncomeSummary.income(sentences, outcome);
            case "subsistenceEligibility" -> SubsistenceSummary.eligibility(sentences, outcome);
            case "subsistenceAmount" -> SubsistenceSummary.amount(sentences, outcome);
            case "graduatedExit" -> SubsistenceSummary.graduatedExit(sentences, outcome);
            case "supportIncome" -> IncomeSummary.support(sentences, outcome);
            case "quantifiedAssessment" -> IncomeSummary.quantified(sentences, outcome);
            case "extremeHardshipEligibility" -> AssistanceSummary.eligibility(sentences, outcome);
            case "extremeHardshipAmount" -> AssistanceSummary.amount(sentences, outcome);
            case "temporaryAssistance" -> AssistanceSummary.temporary(sentences, outcome);
            case "populationClassification" -> AssistanceSummary.categories(sentences, outcome);
            case "medicalExpenseAlert" -> AssistanceSummary.medicalAlert(sentences, outcome);
            case "specialReferrals" -> AssistanceSummary.referrals(sentences, outcome);
            case "ruleSetSelection" -> ProcedureSummary.ruleSet(sentences, outcome);
            case "caseConference" -> ProcedureSummary.conference(sentences, outcome);
            case "integrityMeasures" -> ProcedureSummary.integrity(sentences, outcome);
            case "parameterConstraints" -> ProcedureSummary.constraints(sentences, outcome);
            case "proceduralDeadlines" -> ProcedureSummary.deadlines(sentences, outcome);
            default -> {
                return List.of(outcome.words().plain(outcome.values()));
            }
        }
        return sentences.toList();
    }
}
