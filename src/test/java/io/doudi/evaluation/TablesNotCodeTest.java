package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the staff change is a cell: each test edits one and sees the outcome follow. */
class TablesNotCodeTest {

    @Test
    void theShareOfTheMinimumWageIsACell() {
        Object deducted =
                outcome(
                        cell("DZ-parameter-employmentCostRate", "0.25", "0.3"),
                        "incomeAssessment",
                        "2023-10-10",
                        """
                {"household":{"area":"URBAN","members":[{"id":"a"}]},"incomes":[{"type":"WAGE","amount":2000,"memberId":"a"}]}""",
                        "deductedMonthlyAmount");
        assertThat(deducted).isEqualTo(new BigDecimal("591.00"));
    }

    @Test
    void theHighestMultipleIsACell() {
        Object highest =
                outcome(
                        cell("DZ-parameter-temporaryAssistanceMaxMultiple", "6", "8"),
                        "temporaryAssistance",
                        "2023-10-10",
                        """
                {"household":{"area":"URBAN"},"hardship":{"type":"EMERGENCY","persons":1}}""",
                        "perPersonMax");
        assertThat(highest).isEqualTo(new BigDecimal("5600.00"));
    }

    @Test
    void aStandardFromADateIsACell() {
        Object standard =
                outcome(
                        cell("subsistenceStandardUrban-2025-07-01", "770", "790.5"),
                        "subsistenceEligibility",
                        "2025-07-01",
                        """
                {"household":{"area":"URBAN","size":1},"incomes":[]}""",
                        "standard");
        assertThat(standard).isEqualTo(new BigDecimal("790.50"));
    }

    private static UnaryOperator<String> cell(String row, String before, String after) {
        String cell = "<outputEntry id=\"%s-out-1\"><text>%s</text>";
        return text -> text.replace(cell.formatted(row, before), cell.formatted(row, after));
    }

    private static Object outcome(
            UnaryOperator<String> edit, String decision, String asOf, String input, String output) {
        String baseline = asOf.startsWith("2025") ? "2025" : "2022";
        KnowledgeBase edited = KnowledgeBase.compile(BundledLayers.dazhou(baseline, edit));
        return Questions.decide(edited, decision, asOf, input).outcome().get(output);
    }
}
