package io.doudi.comparison.population;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.decision.Decision;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.DecisionService;
import io.doudi.decision.Explanation.Level;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The households that are generated for a region can be decided by its rules. */
@QuarkusTest
class StandardPopulationTest {

    private static final int HOUSEHOLDS = 300;
    private static final int MOST_UNDECIDED = 15;
    private static final Actor ACTOR = new Actor("test", Set.of(), Regions.ALL);

    @Inject Generation generation;
    @Inject Populations populations;
    @Inject Standards standards;
    @Inject DecisionService decisions;
    @Inject ObjectMapper json;

    /** The outcomes of one decision for all households, and the problems of the others. */
    private record Outcomes(List<Map<String, Object>> decided, List<String> problems) {

        long count(String output, Object value) {
            return decided.stream().filter(outcome -> value.equals(outcome.get(output))).count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAZHOU", "EZHOU", "HONGHUAGANG", "HUIZHOU", "JILIN"})
    void isDecided(String region) {
        Population population = population(region);
        List<Household> households = populations.read(population.id(), 1, HOUSEHOLDS);
        assertThat(households).hasSize(HOUSEHOLDS);
        Map<String, Outcomes> all = new HashMap<>();
        for (String decision :
                List.of(
                        "incomeAssessment",
                        "subsistenceEligibility",
                        "subsistenceAmount",
                        "temporaryAssistance",
                        "populationClassification",
                        "extremeHardshipEligibility",
                        "medicalExpenseAlert",
                        "specialReferrals",
                        "caseConference",
                        "quantifiedAssessment",
                        "integrityMeasures")) {
            Outcomes outcomes = decide(population, decision, households);
            assertThat(outcomes.problems()).as(decision).hasSizeLessThan(MOST_UNDECIDED);
            all.put(decision, outcomes);
        }
        assertThat(all.get("subsistenceEligibility").count("eligible", true)).isBetween(45L, 200L);
        assertThat(all.get("extremeHardshipEligibility").count("eligible", true)).isPositive();
        assertThat(all.get("temporaryAssistance").count("placeAccepted", true))
                .isGreaterThan(HOUSEHOLDS / 2);
        assertThat(
                        all.get("temporaryAssistance").decided().stream()
                                .map(outcome -> outcome.get("amount"))
                                .distinct()
                                .count())
                .isGreaterThan(20);
    }

    @Test
    void isMadeOnce() {
        Population made = populations.standard("HUIZHOU");
        assertThat(made.name()).isEqualTo("standard-huizhou");
        assertThat(made.lines()).isEqualTo(200);
        assertThat(made.isComplete()).isTrue();
        assertThat(populations.standard("HUIZHOU")).isEqualTo(made);
        assertThat(populations.read(made.id(), 199, 1_000))
                .extracting(Household::number)
                .containsExactly(199L, 200L);
    }

    private Population population(String region) {
        Wish wish =
                new Wish(
                        "sample-" + region,
                        Optional.empty(),
                        region,
                        standards.firstDay(region),
                        Optional.empty());
        return generation.start(ACTOR, wish, new Generation.Size(HOUSEHOLDS, 1, Optional.empty()));
    }

    private Outcomes decide(Population population, String decision, List<Household> households) {
        List<Map<String, Object>> decided = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Household household : households) {
            try {
                Decision answer =
                        decide(population.region(), population.asOf(), decision, household);
                if (answer.status() == Decision.Status.DECIDED) {
                    decided.add(answer.outcome());
                } else {
                    problems.add("UNDETERMINED");
                }
            } catch (ProblemException e) {
                problems.add(e.type() + " " + e.getMessage() + " " + household.input());
            }
        }
        return new Outcomes(decided, problems);
    }

    private Decision decide(String region, LocalDate asOf, String decision, Household household) {
        ObjectNode request = json.createObjectNode();
        request.put("region", region).put("asOf", asOf.toString()).put("decision", decision);
        request.set("input", household.input());
        return decisions
                .decide(
                        ACTOR,
                        DecisionRequest.of(request.toString(), json),
                        Level.NONE,
                        Messages.CHINESE)
                .decision();
    }
}
