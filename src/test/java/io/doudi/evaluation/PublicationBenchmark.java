package io.doudi.evaluation;

import io.doudi.PolicyCase;
import io.doudi.evaluation.Question.Detail;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a publication costs until its decisions are fast: compiling the rules of each region, with
 * DRL that is new and with DRL that the version before had, too; the first decision, and the
 * decisions after it. The program is warm from the second round on, as a service is. Its name keeps
 * it out of the ordinary tests; nothing is asserted.
 */
class PublicationBenchmark {

    private static final List<String> REGIONS =
            List.of("DAZHOU", "EZHOU", "HONGHUAGANG", "HUIZHOU", "JILIN");
    private static final int ROUNDS = 4;
    private static final int FIRST = 100;

    @Test
    void measure() {
        for (int round = 1; round <= ROUNDS; round++) {
            for (String region : REGIONS) {
                measure(round, region);
            }
        }
    }

    private static void measure(int round, String region) {
        List<Question> questions = questions(region);
        List<Layer> layers =
                BundledLayers.inForce(
                        region, questions.get(0).asOf(), BundledLayers.otherDrl("round " + round));
        long begun = System.nanoTime();
        KnowledgeBase before = KnowledgeBase.compile(layers);
        long anew = System.nanoTime();
        KnowledgeBase rules = KnowledgeBase.compile(layers);
        long compiled = System.nanoTime();
        Reference.reachabilityFence(before);
        rules.evaluate(questions.get(0));
        long decided = System.nanoTime();
        for (int i = 1; i <= FIRST; i++) {
            rules.evaluate(questions.get(i % questions.size()));
        }
        long warm = System.nanoTime();
        System.out.printf(
                "round %d, %s: compiled in %.0f ms, with the DRL as before in %.0f ms, first"
                        + " decision %.1f ms, the next %d %.2f ms each%n",
                round,
                region,
                (anew - begun) / 1e6,
                (compiled - anew) / 1e6,
                (decided - compiled) / 1e6,
                FIRST,
                (warm - decided) / 1e6 / FIRST);
    }

    /** The answered cases of a region that one set of layers answers. */
    private static List<Question> questions(String region) {
        List<Question> questions = new ArrayList<>();
        for (PolicyCase one : PolicyCase.all()) {
            if (one.region().equals(region) && !one.expectsError()) {
                questions.add(Questions.of(one, Detail.ROWS));
            }
        }
        List<Layer> layers = BundledLayers.inForce(region, questions.get(0).asOf());
        questions.removeIf(one -> !BundledLayers.inForce(region, one.asOf()).equals(layers));
        KnowledgeBase rules = KnowledgeBase.compile(layers);
        questions.removeIf(one -> !rules.decisions().contains(one.decision()));
        return questions;
    }
}
