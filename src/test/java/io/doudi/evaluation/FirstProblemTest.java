package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several problems of a request is reported, and what a null stands for. */
class FirstProblemTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final LocalDate DAY = LocalDate.parse("2020-06-15");

    private static KnowledgeBase jilin;

    @BeforeAll
    static void compile() {
        jilin = KnowledgeBase.compile(BundledLayers.region("jilin", "2017", "2020", "2014"));
    }

    @ParameterizedTest
    @CsvSource({
        "PERIODIC_CHECK, lastCheckOn",
        "EXPENDITURE_ROUTE, startOn",
        "QUARTERLY_REPORT, year",
        "DATA_MATCH, lastMatchOn",
        "MEMBER_DEATH, diedOn",
        "RIGID_EXPENDITURE_RECOGNITION, recognisedOn",
        "ELDER_VISIT, lastVisitOn",
        "APPROVAL_LEVEL, programme",
        "PLACE_OF_APPLICATION, place",
        "JOB_REFUSAL, consecutiveRefusals"
    })
    void takesANullForAMissingFactWhereTheEventNeedsTheFact(String type, String fact) {
        String event = "{'event':{'type':'%s','%s':null}}".formatted(type, fact);
        assertThat(first("proceduralDeadlines", event)).isEqualTo("REQUIRED event." + fact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'event':{'type':'QUARTERLY_REPORT','year':2020,'quarter':null}}"
                        + "|REQUIRED event.quarter",
                "{'event':{'type':'QUARTERLY_REPORT','year':null,'quarter':null}}"
                        + "|REQUIRED event.year",
                "{'event':{'type':'QUARTERLY_REPORT','lastCheckOn':null}}"
                        + "|INVALID_VALUE event.lastCheckOn",
                "{'event':{'type':'JOB_REFUSAL','consecutiveRefusals':1,'place':null}}"
                        + "|INVALID_VALUE event.place"
            })
    void takesANullForAMissingFactOnlyWhereThatFactIsNeeded(String input, String expected) {
        assertThat(first("proceduralDeadlines", input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'members':null | REQUIRED household.size",
                "'members':null,'size':null | REQUIRED household.size",
                "'size':null | REQUIRED household.size",
                "'members':null,'size':2 | INVALID_VALUE household.members",
                "'members':[null,{}] | INVALID_VALUE household.members",
                "'members':[{'id':'a','employed':null}] | INVALID_VALUE household.members.employed",
                "'members':[{'id':null}] | REQUIRED household.members.id"
            })
    void takesNoMembersForNoSizeIfThatIsMissingToo(String household, String expected) {
        String input = "{'household':{'area':'RURAL',%s},'incomes':[]}".formatted(household);
        assertThat(first("incomeAssessment", input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'incomes':null | REQUIRED incomes",
                "'incomes':null,'review':{'completed':false} | INVALID_VALUE incomes",
                "'expenditures':[{'type':'DISABILITY','amount':-1}] | REQUIRED incomes",
                "'expenditures':[{'type':'DISABILITY','amount':-1}],'review':{'completed':false}"
                        + "| NEGATIVE_AMOUNT expenditures.amount",
                "'incomess':[] | REQUIRED incomes"
            })
    void reportsTheIncomesThatOnlySomeHouseholdsMayLeaveOutInTheirTurn(
            String facts, String expected) {
        String input = "{'household':{'area':'RURAL','size':1},%s}".formatted(facts);
        assertThat(first("subsistenceEligibility", input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'id':'a','birthDate':'2021-01-01'},{'id':'b','disability':{'level':5}}"
                        + "|BIRTH_DATE_IN_FUTURE household.members.birthDate",
                "{'id':'a','disability':{'level':5},'birthDate':'2021-01-01'},{'id':'b'}"
                        + "|OUT_OF_RANGE household.members.disability.level",
                "{'id':'a','selfCareUnmet':7,'birthDate':'2021-01-01'}"
                        + "|BIRTH_DATE_IN_FUTURE household.members.birthDate",
                "{'id':'a'},{'id':'a','disability':{'level':5}}"
                        + "|DUPLICATE_ID household.members.id",
                "{'id':'a'},{'id':'a'},{'id':'b','disability':{'level':5}}"
                        + "|DUPLICATE_ID household.members.id",
                "{'id':'a','currentBenefits':['SUBSISTENCE','EXTREME_HARDSHIP','X']}"
                        + "|INVALID_VALUE household.members.currentBenefits",
                "{'id':'a','notCountedReason':'IMPRISONED'},7|INVALID_VALUE household.members"
            })
    void goesThroughTheHouseholdMemberByMember(String members, String expected) {
        String input =
                "{'household':{'area':'RURAL','members':[%s]},'incomes':[]}".formatted(members);
        assertThat(first("incomeAssessment", input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'members':[{'id':'a','notCountedReason':'IMPRISONED'}],'size':'x'"
                        + "|EMPTY_HOUSEHOLD household.members",
                "'members':[{'id':'a'}],'size':2,'povertyStatus':'X'"
                        + "|CONTRADICTORY_INPUT household.size",
                "'members':[{'id':'a'}],'size':2,'members2':[]|CONTRADICTORY_INPUT household.size",
                "'members':[{'id':'a'}],'size':1.5|INVALID_VALUE household.size"
            })
    void reportsTheSizeBehindTheMembers(String household, String expected) {
        String input = "{'household':{'area':'RURAL',%s},'incomes':[]}".formatted(household);
        assertThat(first("incomeAssessment", input)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1e400000000, OUT_OF_RANGE",
        "-1e400000000, NEGATIVE_AMOUNT",
        "1e-400000000, INVALID_VALUE",
        "1.00000000000000000000000000000000000001, INVALID_VALUE",
        "1e30, OUT_OF_RANGE",
        "1.005, INVALID_VALUE",
        "-0.01, NEGATIVE_AMOUNT"
    })
    void saysOfAnAmountWhetherItIsTooLargeTooFineOrNegative(String amount, String code) {
        assertThat(first("incomeAssessment", income(amount))).isEqualTo(code + " incomes.amount");
    }

    @Test
    void reportsAHugeNumberInItsTurn() {
        assertThat(first("incomeAssessment", income("1e400000000").replace("'size':1", "'size':0")))
                .isEqualTo("EMPTY_HOUSEHOLD household.size");
        assertThat(first("incomeAssessment", "{'household':{'area':1e400000000}}"))
                .isEqualTo("INVALID_VALUE household.area");
        assertThat(first("incomeAssessment", "{'household':{'area':'RURAL','size':1e30}}"))
                .isEqualTo("OUT_OF_RANGE household.size");
    }

    @Test
    void knowsAFieldWhoseNameIsANumber() {
        assertThat(
                        first(
                                "incomeAssessment",
                                income("1").replace("'size'", "'9999999999':1,'size'")))
                .isEqualTo("UNKNOWN_FIELD household.9999999999");
    }

    @Test
    void refusesAListThatIsTooLong() {
        String incomes = String.join(",", Collections.nCopies(101, "{'type':'WAGE','amount':1}"));
        String input = "{'household':{'area':'RURAL','size':1},'incomes':[%s]}".formatted(incomes);
        assertThat(first("incomeAssessment", input)).isEqualTo("OUT_OF_RANGE incomes");
    }

    @Test
    void refusesAnEmptyText() {
        assertThat(
                        first(
                                "incomeAssessment",
                                "{'household':{'area':'RURAL','members':[{'id':''}]},'incomes':[]}"))
                .isEqualTo("INVALID_VALUE household.members.id");
    }

    private static String income(String amount) {
        return "{'household':{'area':'RURAL','size':1},'incomes':[{'type':'WAGE','amount':%s}]}"
                .formatted(amount);
    }

    /** Code and field of the problem that is reported. */
    private static String first(String decision, String input) {
        try {
            return "decided: " + jilin.evaluate(question(decision, input));
        } catch (ProblemException problem) {
            return "%s %s".formatted(problem.type(), problem.field().orElse(""));
        }
    }

    private static Question question(String decision, String input) {
        try {
            return new Question(
                    decision,
                    "JILIN",
                    DAY,
                    JSON.readTree(input.replace('\'', '"')),
                    Missing.ASSUME,
                    Detail.ROWS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
