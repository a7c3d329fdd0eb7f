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
import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.Edit;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

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
        Comparing comparing = comparisons.open(taken);
        assertThat(stores(comparing, cut, dead, 0)).isTrue();
        assertThat(stores(comparing, cut, dead, 2)).isTrue();
        silence(cut);
        runner.wake();
        Comparison finished = over(cut);
        assertThat(finished.state()).isEqualTo(State.FINISHED);
        assertThat(finished.done()).isEqualTo(450);
        assertThat(stores(comparing, cut, dead, 1)).isFalse();
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
                    sides.rules()
                            .open(
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

    private static ComparedCase asked(Case one) {
        return new ComparedCase(
                0,
                one.name(),
                BigDecimal.ONE,
                Optional.of(one.asOf()),
                Optional.of(one.decision()),
                (ObjectNode) one.input());
    }

    private static Comparing comparing(Answering side) {
        ComparisonRequest request =
                new ComparisonRequest(
                        Optional.empty(),
                        List.of(side.side(), side.side()),
                        List.of(),
                        new Cases.Given(List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new Comparing(
                request, null, List.of(side, side), List.of(List.of()), Optional.empty());
    }

    private String actual(Answering side, Case one) {
        try {
            Comparing comparing = comparing(side);
            Answer answer = new CaseAnswers(comparing, asked(one)).of(side, one.decision());
            return answer.status() == Answer.Status.ERROR
                    ? "ERROR " + answer.code()
                    : answer.status() + " " + json.writeValueAsString(answer.outcome());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Results of some tables, and a condition, are edited; nothing may be saved that matters. */
    @Test
    void answersAnEditedSideAsIfNothingWereSaved() throws Exception {
        RuleSetVersion version = live.current().named("DAZHOU", "2023").orElseThrow();
        Side named =
                new Side(
                        Optional.empty(),
                        "DAZHOU",
                        Optional.of("2023"),
                        Optional.empty(),
                        Optional.empty());
        Answering side = sides.rules().open(sides.fixed(named));
        int saved = 0;
        int changed = 0;
        List<Edit> edits = edits(version);
        for (Edit edit : edits) {
            EditedSide edited = EditedSide.of(side, version, edit, sides.rules()::once);
            Comparing comparing = comparing(side);
            for (Case one : everyThird(cases("DAZHOU"))) {
                CaseAnswers answers = new CaseAnswers(comparing, asked(one));
                Answer before = answers.of(side, one.decision());
                Answer after = answers.of(edited.answering(), one.decision(), before);
                Answer whole = answers.of(edited.answering(), one.decision());
                assertThat(after.isSame(whole))
                        .as("%s with %s", one.name(), edit.changes())
                        .isTrue();
                saved += after == before ? 1 : 0;
                changed += whole.isSame(before) ? 0 : 1;
            }
        }
        assertThat(edits).hasSizeGreaterThan(8);
        assertThat(saved).isGreaterThan(500);
        assertThat(changed).isGreaterThan(10);
    }

    private static List<Case> everyThird(List<Case> cases) {
        return IntStream.range(0, cases.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(cases::get)
                .toList();
    }

    /** Other numbers and truth values in every seventh row, in its last column or its first. */
    private static List<Edit> edits(RuleSetVersion version) throws Exception {
        List<Edit> edits = new ArrayList<>();
        int number = 0;
        for (RuleFile file : version.files()) {
            if (!file.path().endsWith(".dmn")) {
                continue;
            }
            Document model =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(file.content())));
            NodeList rules = model.getElementsByTagName("rule");
            for (int i = 0; i < rules.getLength(); i++) {
                Element rule = (Element) rules.item(i);
                Optional<Integer> column = editable(rule);
                if (column.isPresent() && number++ % 7 == 0) {
                    edits.add(edit(version, file, rule, column.get()));
                }
            }
        }
        return edits;
    }

    private static Edit edit(RuleSetVersion version, RuleFile file, Element rule, int column) {
        String text = cells(rule).get(column - 1);
        String other =
                switch (text) {
                    case "true" -> "false";
                    case "false" -> "true";
                    default -> new BigDecimal(text).add(BigDecimal.ONE).toPlainString();
                };
        String table = ((Element) rule.getParentNode()).getAttribute("id");
        return Edit.ofCell(version, file.path(), table, rule.getAttribute("id"), column, other);
    }

    private static Optional<Integer> editable(Element rule) {
        List<String> cells = cells(rule);
        return IntStream.rangeClosed(1, cells.size())
                .filter(column -> cells.get(column - 1).matches("true|false|\\d+(\\.\\d+)?"))
                .boxed()
                .reduce((first, last) -> cells.size() % 2 == 0 ? first : last);
    }

    private static List<String> cells(Element rule) {
        List<String> cells = new ArrayList<>();
        for (String kind : List.of("inputEntry", "outputEntry")) {
            NodeList entries = rule.getElementsByTagName(kind);
            for (int i = 0; i < entries.getLength(); i++) {
                cells.add(entries.item(i).getTextContent().strip());
            }
        }
        return cells;
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
