package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stored case may expect that its request is refused, whatever is wrong with it. */
@QuarkusTest
class CaseRunsTest {

    @Inject LiveRuleSets live;
    @Inject CaseRuns runs;
    @Inject ObjectMapper json;

    @ParameterizedTest
    @CsvSource({
        "HUIZHOU, 2014-04-30, ruleSetSelection, DATE_OUT_OF_SCOPE, asOf",
        "HUIZHOU, 2014-04-30, incomeAssessment, DATE_OUT_OF_SCOPE, asOf",
        "ATLANTIS, 2020-05-10, incomeAssessment, UNKNOWN_REGION, region",
        "HUIZHOU, 2020-05-10, fortune, UNKNOWN_DECISION, decision",
        "HUIZHOU, 2020-05-10, incomeAssessment, REQUIRED, household.area"
    })
    void comeOutRightWhereTheRequestIsRefusedAsExpected(
            String region, LocalDate asOf, String decision, String code, String field)
            throws Exception {
        String expected = "{\"error\":{\"code\":\"%s\",\"field\":\"%s\"}}".formatted(code, field);
        assertThat(run(region, asOf, decision, "{}", expected)).isEmpty();
    }

    @Test
    void comeOutRightWhereTheFactsOfTheSelectionAreRefused() throws Exception {
        assertThat(
                        run(
                                "HUIZHOU",
                                LocalDate.parse("2020-05-10"),
                                "ruleSetSelection",
                                "{\"surprise\":1}",
                                "{\"error\":{\"code\":\"UNKNOWN_FIELD\",\"field\":\"surprise\"}}"))
                .isEmpty();
    }

    @Test
    void comeOutWrongWhereAnOutcomeWasExpected() throws Exception {
        assertThat(
                        run(
                                "HUIZHOU",
                                LocalDate.parse("2014-04-30"),
                                "ruleSetSelection",
                                "{}",
                                "{\"inForce\":false}"))
                .singleElement()
                .asString()
                .contains("expected an outcome");
    }

    private List<String> run(
            String region, LocalDate asOf, String decision, String input, String expected)
            throws Exception {
        JsonNode facts = json.readTree(input);
        JsonNode expect = json.readTree(expected);
        Case example = new Case("", "", region, asOf, decision, facts, expect, List.of());
        return runs.of(example, live.current()).differences();
    }
}
