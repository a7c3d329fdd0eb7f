package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question.Detail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compiled decisions are compared with the engine in time; what differs stays with the engine. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class CompiledProverTest {

    @Inject CompiledProver prover;
    @Inject CompiledProofs proofs;
    @Inject KnowledgeBases knowledgeBases;
    @Inject LiveRuleSets live;

    /** Rules that no other test asks. */
    private InForce earlier(String region) {
        return live.current().inForce(region, LocalDate.parse("2018-03-01"), Instant.now());
    }

    @Test
    void comparesMoreCasesEachTime() {
        knowledgeBases.of(live.inForceToday("EZHOU"));
        prover.prove();
        int first = sum();
        prover.prove();
        assertThat(sum()).isGreaterThan(first);
        assertThat(first).isPositive();
    }

    @Test
    void comparesALittleWhileManyDecisionsAreAskedFor() {
        KnowledgeBase rules = knowledgeBases.of(live.inForceToday("EZHOU"));
        prover.prove();
        int before = sum();
        for (int i = 0; i < 101; i++) {
            rules.ask("EZHOU", live.today(), facts(), Detail.ROWS).decide("temporaryAssistance");
        }
        prover.prove();
        assertThat(sum()).isEqualTo(before + 10);
    }

    private static ObjectNode facts() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.putObject("household").put("area", "URBAN");
        facts.putObject("hardship")
                .put("type", "EXPENDITURE")
                .put("persons", 3)
                .put("assessedMultiple", 2);
        return facts;
    }

    private int sum() {
        return live.current().regions().stream()
                .map(live::inForceToday)
                .flatMap(today -> proofs.cases(KnowledgeBases.id(today)).values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Test
    void leavesToTheEngineWhatDifferedElsewhere() {
        InForce earlier = earlier("HUIZHOU");
        String decision = knowledgeBases.of(earlier).comparable().iterator().next();
        proofs.add(KnowledgeBases.id(earlier), decision, 0, true);
        prover.prove();
        assertThat(knowledgeBases.of(earlier).leftToTheEngine()).containsKey(decision);
        KnowledgeBase again = knowledgeBases.once(earlier);
        assertThat(again.distrusted()).containsExactly(decision);
    }

    @Test
    void tellsWhatDifferedHere() {
        InForce earlier = earlier("HONGHUAGANG");
        String decision = knowledgeBases.of(earlier).comparable().iterator().next();
        knowledgeBases.of(earlier).distrust(decision);
        prover.prove();
        assertThat(proofs.distrusted()).containsEntry(KnowledgeBases.id(earlier), Set.of(decision));
        proofs.add(KnowledgeBases.id(earlier), decision, 50, false);
        assertThat(proofs.distrusted()).containsKey(KnowledgeBases.id(earlier));
        assertThat(proofs.cases(KnowledgeBases.id(earlier))).isEqualTo(Map.of(decision, 50));
    }
}
