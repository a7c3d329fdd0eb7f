package io.doudi.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.comparison.Comparison.State;
import io.doudi.decision.Decision;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.DecisionService;
import io.doudi.decision.Explanation.Level;
import io.doudi.evaluation.Question.Detail;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.LiveRuleSets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How comparisons are worked on, cut off and taken over, and that each case is answered right. */
@QuarkusTest
@TestProfile(SmallChunks.class)
class ComparisonRunnerTest {

    private static final Actor ANALYST = new Actor("analyst", Set.of("analyst"), Regions.ALL);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(4);

    @Inject Comparisons comparisons;
    @Inject ComparisonStore store;
    @Inject ComparisonRunner runner;
    @Inject Sides sides;
    @Inject LiveRuleSets live;
    @Inject DecisionService decisions;
    @Inject EntityManager entities;
    @Inject ObjectMapper json;

    @Test
    void goesOnAfterTheLastChunkOfADeadRunToTheSameBytes() throws Exception {
        UUID cut = create();
        UUID dead = UUID.randomUUID();
        ComparisonEntity taken = store.take(dead, SILENCE).orElseThrow();
        assertThat(taken.id).isEqualTo(cut);
        assertThat(store.take(UUID.randomUUID(), SILENCE)).isEmpty();
        try (Comparing comparing = comparisons.open(taken)) {
            assertThat(stores(comparing, cut, dead, 0)).isTrue();
            assertThat(stores(comparing, cut, dead, 2)).isTrue();
            silence(cut);
            runner.wake();
            Comparison finished = over(cut);
            assertThat(finished.state()).isEqualTo(State.FINISHED);
            assertThat(finished.done()).isEqualTo(450);
            assertThat(stores(comparing, cut, dead, 1)).isFalse();
        }
        UUID whole = create();
        runner.wake();
        over(whole);
        assertThat(store.result(whole)).isPresent().isEqualTo(store.result(cut));
        assertThat(comparisons.get(ANALYST, whole).inputsDigest())
                .isEqualTo(comparisons.get(ANALYST, cut).inputsDigest());
    }

    private boolean stores(Comparing comparing, UUID id, UUID owner, int chunk) {
        List<ComparedCase> cases =
                comparing.source().read((long) chunk * SmallChunks.CHUNK, SmallChunks.CHUNK);
        return store.add(id, owner, chunk, cases.size(), Chunk.of(comparing, cases));
    }

    private void silence(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                entities.createNativeQuery(
                                                "update comparison set heartbeat = now() - interval"
                                                        + " '1 hour' where id = ?1")
                                        .setParameter(1, id)
                                        .executeUpdate());
    }

    @Test
    void pausesResumesAndCancels() throws Exception {
        UUID id = create();
        comparisons.pause(ANALYST, id);
        assertThat(store.take(UUID.randomUUID(), SILENCE)).isEmpty();
        comparisons.resume(ANALYST, id);
        runner.wake();
        assertThat(over(id).state()).isEqualTo(State.FINISHED);
        UUID other = create();
        comparisons.cancel(ANALYST, other);
        assertThatThrownBy(() -> comparisons.resume(ANALYST, other))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void isForThoseWhoseRegionsItHas() throws Exception {
        UUID id = create();
        comparisons.cancel(ANALYST, id);
        Actor other = new Actor("other", Set.of("analyst"), new Regions(Set.of("EZHOU")));
        assertThatThrownBy(() -> comparisons.get(other, id)).hasMessageContaining("EZHOU");
        assertThat(comparisons.latest(other, Optional.empty()))
                .noneMatch(one -> one.id().equals(id));
    }

    /** One case at a time by the decision service, all bundled cases of all regions. */
    @Test
    void answersEachCaseAsTheDecisionServiceDoes() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String region : live.current().regions()) {
            Answering side =
                    sides.open(
                            sides.fixed(
                                    new Side(
                                            Optional.empty(),
                                            region,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty())));
            for (Case one : cases(region)) {
                compared++;
                String expected = expected(one);
                String actual = actual(side, one);
                if (!actual.equals(expected)) {
                    differences.add(one.name() + ": " + expected + " / " + actual);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(1_000);
    }

    private List<Case> cases(String region) {
        return live.current().all().stream()
                .flatMap(version -> version.cases().stream())
                .filter(one -> one.region().equals(region))
                .filter(one -> one.input() instanceof ObjectNode)
                .toList();
    }

    private String expected(Case one) {
        ObjectNode request = json.createObjectNode();
        request.put("region", one.region())
                .put("asOf", one.asOf().toString())
                .put("decision", one.decision())
                .set("input", one.input());
        try {
            Decision decision =
                    decisions
                            .decide(
                                    ANALYST,
                                    DecisionRequest.of(request.toString(), json),
                                    Level.NONE,
                                    Messages.CHINESE)
                            .decision();
            return decision.status() + " " + json.writeValueAsString(decision.outcome());
        } catch (ProblemException problem) {
            return "ERROR " + problem.type().name();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String actual(Answering side, Case one) {
        ComparedCase asked =
                new ComparedCase(
                        0,
                        one.name(),
                        java.math.BigDecimal.ONE,
                        Optional.of(one.asOf()),
                        Optional.of(one.decision()),
                        (ObjectNode) one.input());
        ComparisonRequest request =
                new ComparisonRequest(
                        Optional.empty(),
                        List.of(side.side(), side.side()),
                        List.of(one.decision()),
                        new Cases.Given(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        try (Comparing comparing =
                new Comparing(
                        request, null, List.of(side, side), List.of(List.of()), Optional.empty())) {
            Answer answer = comparing.answer(side, asked, one.decision(), Detail.ROWS);
            return answer.status() == Answer.Status.ERROR
                    ? "ERROR " + answer.code()
                    : answer.status() + " " + json.writeValueAsString(answer.outcome());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID create() throws JsonProcessingException {
        ObjectNode request = Applicants.of(450).request(json, "2023", "dazhou/2023");
        ((ObjectNode) request.at("/sides/1")).put("asOf", "2024-08-20");
        return comparisons.create(ANALYST, json.treeToValue(request, ComparisonRequest.class)).id();
    }

    private Comparison over(UUID id) {
        Instant end = Instant.now().plus(LONGEST);
        Comparison found = comparisons.get(ANALYST, id);
        while (found.finishedAt().isEmpty() && Instant.now().isBefore(end)) {
            Analyst.pause();
            found = comparisons.get(ANALYST, id);
        }
        return found;
    }
}
