package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Missing facts: exactly those that matter are assumed aloud or asked for. What matters is found
 * here by asking about every combination of everything that the facts could be.
 */
@QuarkusTest
class MissingFactsTest {

    private static final Map<String, List<String>> VALUES =
            Map.ofEntries(
                    Map.entry("/assets/meetsLocalRule", List.of("true", "false")),
                    Map.entry("/review/completed", List.of("true", "false")),
                    Map.entry("/incomes/0/period", List.of("\"MONTH\"", "\"YEAR\"")),
                    Map.entry("/expenditures/0/period", List.of("\"MONTH\"", "\"YEAR\"")),
                    Map.entry(
                            "/expenditures/0/verifiableAmount",
                            List.of("0", "0.01", "100", "300", "5000")),
                    Map.entry(
                            "/household/povertyStatus",
                            List.of(
                                    "\"NONE\"",
                                    "\"REGISTERED_POOR_NOT_EXITED\"",
                                    "\"RETURNED_TO_POVERTY\"",
                                    "\"NEWLY_POOR\"",
                                    "\"EXITED\"",
                                    "\"EXITED_UNSTABLE\"",
                                    "\"MARGINAL_AT_RISK\"")),
                    Map.entry("/household/singleParent", List.of("false", "true")),
                    Map.entry(
                            "/household/members/0/supportMode",
                            List.of("\"DISPERSED\"", "\"CENTRALISED\"")),
                    Map.entry("/needs/supportMode", List.of("\"DISPERSED\"", "\"CENTRALISED\"")),
                    Map.entry("/hardship/place", List.of("\"REGISTERED\"", "\"EMERGENCY_PLACE\"")),
                    Map.entry("/support/supportedPersons", List.of("1", "2", "3", "10")),
                    Map.entry(
                            "/locality",
                            List.of("\"CHANGCHUN_DISTRICTS\"", "\"JILIN_CITY_DISTRICTS\"")));

    @Inject ObjectMapper json;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DAZHOU | 2023-10-10 | temporaryAssistance | {"household":{"area":"URBAN"},"hardship":{"type":"EMERGENCY","persons":1,"assessedMultiple":2}} | /hardship/place
                    DAZHOU | 2023-10-10 | temporaryAssistance | {"household":{"area":"URBAN"},"hardship":{"type":"EXPENDITURE","persons":1,"assessedMultiple":2}} | /hardship/place
                    EZHOU | 2022-03-15 | subsistenceEligibility | {"household":{"area":"RURAL","size":1},"incomes":[{"type":"WAGE","amount":100}]} | /assets/meetsLocalRule /review/completed /incomes/0/period /household/povertyStatus
                    EZHOU | 2022-03-15 | subsistenceEligibility | {"household":{"area":"RURAL","members":[{"id":"a","severeIllness":true},{"id":"b"}]},"incomes":[{"type":"WAGE","amount":1300}]} | /assets/meetsLocalRule /review/completed /incomes/0/period /household/povertyStatus
                    EZHOU | 2022-03-15 | subsistenceEligibility | {"household":{"area":"RURAL","size":1},"incomes":[{"type":"SCHOLARSHIP","amount":100}]} | /assets/meetsLocalRule /review/completed /incomes/0/period /household/povertyStatus
                    DAZHOU | 2023-10-10 | subsistenceAmount | {"household":{"area":"URBAN","size":2},"incomes":[],"expenditures":[{"type":"SEVERE_ILLNESS","amount":300}],"assets":{"meetsLocalRule":true}} | /review/completed /expenditures/0/period /expenditures/0/verifiableAmount
                    HUIZHOU | 2020-03-01 | incomeAssessment | {"household":{"area":"URBAN","size":2},"incomes":[{"type":"WAGE","amount":900}],"expenditures":[{"type":"EMPLOYMENT_COST","amount":300}]} | /incomes/0/period /expenditures/0/period /expenditures/0/verifiableAmount
                    HONGHUAGANG | 2022-03-01 | incomeAssessment | {"household":{"area":"URBAN","size":2},"incomes":[{"type":"WAGE","amount":900}],"expenditures":[{"type":"SEVERE_ILLNESS","amount":300}]} | /incomes/0/period /expenditures/0/period /expenditures/0/verifiableAmount
                    HONGHUAGANG | 2022-03-01 | subsistenceAmount | {"household":{"area":"URBAN","members":[{"id":"a"},{"id":"b","birthDate":"2012-01-01","educationStage":"COMPULSORY"}]},"incomes":[{"type":"WAGE","amount":400,"period":"MONTH"}]} | /assets/meetsLocalRule /review/completed /household/povertyStatus /household/singleParent
                    JILIN | 2020-06-01 | extremeHardshipAmount | {"household":{"area":"URBAN","members":[{"id":"a","selfCareUnmet":4}]}} | /household/members/0/supportMode /locality
                    HONGHUAGANG | 2022-03-01 | extremeHardshipAmount | {"household":{"area":"RURAL","members":[{"id":"a","selfCareUnmet":0}]}} | /household/members/0/supportMode
                    HUIZHOU | 2020-03-01 | supportIncome | {"household":{"area":"URBAN"},"support":{"childHouseholdMonthlyIncome":9000,"childHouseholdSize":3}} | /support/supportedPersons
                    HUIZHOU | 2020-03-01 | supportIncome | {"household":{"area":"URBAN"},"support":{"childHouseholdMonthlyIncome":9000,"childHouseholdSize":3,"documentedMonthlyAmount":500}} | /support/supportedPersons
                    DAZHOU | 2023-10-10 | populationClassification | {"household":{"area":"URBAN"},"profile":{"currentBenefits":["SUBSISTENCE"]}} | /assets/meetsLocalRule
                    DAZHOU | 2023-10-10 | populationClassification | {"household":{"area":"URBAN"},"profile":{"perCapitaMonthlyIncome":800}} | /assets/meetsLocalRule
                    DAZHOU | 2023-10-10 | specialReferrals | {"household":{"area":"URBAN"},"householdCategories":["EXTREME_HARDSHIP"],"needs":{"medical":true}} | /needs/supportMode
                    DAZHOU | 2023-10-10 | specialReferrals | {"household":{"area":"URBAN"},"householdCategories":["EXTREME_HARDSHIP"],"needs":{"housing":true}} | /needs/supportMode
                    JILIN | 2020-06-01 | caseConference | {"conference":{"urgent":true}} | /locality
                    JILIN | 2020-06-01 | temporaryAssistance | {"household":{"area":"URBAN"},"hardship":{"type":"EMERGENCY","persons":2,"assessedMultiple":2}} | /hardship/place /locality
                    """)
    void areThoseThatMatter(
            String region, String asOf, String decision, String input, String candidates)
            throws Exception {
        List<String> missing = List.of(candidates.split(" "));
        Set<String> matter = thatMatter(region, asOf, decision, input, missing);
        JsonNode assumed = ask(region, asOf, decision, input, "assume");
        assertThat(fields(assumed, "assumptions")).isEqualTo(matter);
        JsonNode asked = ask(region, asOf, decision, input, "ask");
        Set<String> candidateFields = new TreeSet<>();
        missing.forEach(pointer -> candidateFields.add(field(pointer)));
        Set<String> askedFields = fields(asked, "missingFacts");
        assertThat(askedFields.stream().filter(candidateFields::contains))
                .containsExactlyInAnyOrderElementsOf(matter);
        assertThat(asked.get("status").asText())
                .isEqualTo(askedFields.isEmpty() ? "DECIDED" : "UNDETERMINED");
    }

    /** The income of two people, and the facts about the second that could change the outcome. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DAZHOU | 2022-12-01 | subsistenceEligibility | 1300 | disability severeIllness
                    DAZHOU | 2022-12-01 | subsistenceEligibility | 1500 | birthDate disability employed
                    DAZHOU | 2022-12-01 | subsistenceEligibility | 300  |
                    HONGHUAGANG | 2021-06-01 | subsistenceEligibility | 1500 | birthDate disability labourCapacity ownHouseholdRegistration
                    EZHOU  | 2022-03-15 | subsistenceEligibility | 1000 | disability severeIllness
                    EZHOU  | 2022-03-15 | subsistenceEligibility | 1350 |
                    HONGHUAGANG | 2022-03-01 | subsistenceAmount | 300  | birthDate disability educationStage severeIllness
                    """)
    void areAskedForOnlyWhereTheyMatter(
            String region, String asOf, String decision, String wage, String expected)
            throws Exception {
        String input =
                """
                {"household":{"area":"RURAL","povertyStatus":"NONE","singleParent":false,
                  "members":[{"id":"a","birthDate":"1980-01-01","severeIllness":false,"labourCapacity":"FULL",
                    "disability":{"level":4,"category":"VISUAL"},"employed":true,"reliesOnFamily":false,"canFormOwnHousehold":true,
                    "ownHouseholdRegistration":false,"educationStage":"NONE"},{"id":"b"}]},
                 "assets":{"meetsLocalRule":true},"review":{"completed":true},
                 "incomes":[{"type":"WAGE","amount":%s,"period":"MONTH","memberId":"a"}]}"""
                        .formatted(wage);
        JsonNode asked = ask(region, asOf, decision, input, "ask");
        Set<String> matter = new TreeSet<>();
        for (JsonNode fact : asked.get("missingFacts")) {
            assertThat(fact.get("question").asText()).isNotBlank();
            assertThat(fact.get("places"))
                    .allMatch(place -> place.asText().contains("/members/1/"));
            matter.add(fact.get("field").asText().replace("household.members.", ""));
        }
        assertThat(matter).isEqualTo(expected == null ? Set.of() : Set.of(expected.split(" ")));
    }

    @Test
    void areAskedForInChinese() throws Exception {
        JsonNode asked =
                ask(
                        "DAZHOU",
                        "2023-10-10",
                        "temporaryAssistance",
                        """
                        {"household":{"area":"URBAN"},"hardship":{"type":"EXPENDITURE","persons":1}}""",
                        "ask");
        assertThat(asked.at("/missingFacts/0/question").asText()).contains("户籍地");
        assertThat(asked.at("/missingFacts/0/ruleIds/0").asText()).isEqualTo("NB-TR-03");
    }

    @Test
    void areAnErrorIfTheDecisionRequiresThem() {
        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"region":"DAZHOU","asOf":"2023-10-10","decision":"temporaryAssistance","missing":"ask",
                         "input":{"household":{"area":"URBAN"},"hardship":{"type":"EMERGENCY"}}}""")
                .post("/api/v1/decisions")
                .then()
                .statusCode(422)
                .body("code", org.hamcrest.Matchers.equalTo("REQUIRED"))
                .body("field", org.hamcrest.Matchers.equalTo("hardship.persons"));
    }

    /** A fact matters if two full requests that differ in it alone have different outcomes. */
    private Set<String> thatMatter(
            String region, String asOf, String decision, String input, List<String> missing)
            throws Exception {
        Map<List<String>, JsonNode> outcomes = new LinkedHashMap<>();
        for (List<String> values : combinations(missing, 0)) {
            ObjectNode full = (ObjectNode) json.readTree(input);
            for (int i = 0; i < missing.size(); i++) {
                set(full, missing.get(i), json.readTree(values.get(i)));
            }
            outcomes.put(
                    values, ask(region, asOf, decision, full.toString(), "assume").path("outcome"));
        }
        Set<String> matter = new TreeSet<>();
        for (int i = 0; i < missing.size(); i++) {
            if (matters(i, outcomes)) {
                matter.add(field(missing.get(i)));
            }
        }
        return matter;
    }

    private static String field(String pointer) {
        return pointer.substring(1).replaceAll("/\\d+", "").replace('/', '.');
    }

    private static boolean matters(int fact, Map<List<String>, JsonNode> outcomes) {
        Map<List<String>, JsonNode> byOthers = new HashMap<>();
        for (Map.Entry<List<String>, JsonNode> outcome : outcomes.entrySet()) {
            List<String> others = new ArrayList<>(outcome.getKey());
            others.remove(fact);
            JsonNode before = byOthers.putIfAbsent(others, outcome.getValue());
            if (before != null && !before.equals(outcome.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> combinations(List<String> missing, int from) {
        if (from == missing.size()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String value : VALUES.get(missing.get(from))) {
            for (List<String> rest : combinations(missing, from + 1)) {
                List<String> combination = new ArrayList<>(List.of(value));
                combination.addAll(rest);
                all.add(combination);
            }
        }
        return all;
    }

    private static void set(ObjectNode facts, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        String parent = pointer.substring(0, last);
        JsonNode node = facts.at(parent);
        if (node.isMissingNode()) {
            node = facts.putObject(parent.substring(1));
        }
        ((ObjectNode) node).set(pointer.substring(last + 1), value);
    }

    private JsonNode ask(String region, String asOf, String decision, String input, String missing)
            throws Exception {
        ObjectNode request = json.createObjectNode();
        request.put("region", region).put("asOf", asOf).put("decision", decision);
        request.put("missing", missing).put("explain", "none");
        request.set("input", json.readTree(input));
        return json.readTree(
                given().contentType(ContentType.JSON)
                        .body(request.toString())
                        .post("/api/v1/decisions")
                        .asString());
    }

    private static Set<String> fields(JsonNode answer, String list) {
        Set<String> fields = new TreeSet<>();
        for (JsonNode fact : answer.get(list)) {
            if (fact.has("field")) {
                fields.add(fact.get("field").asText());
            }
        }
        return fields;
    }
}
