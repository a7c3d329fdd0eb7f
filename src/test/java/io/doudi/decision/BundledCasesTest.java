package io.doudi.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Limit;
import io.doudi.evaluation.Place;
import io.doudi.evaluation.Place.Kind;
import io.doudi.evaluation.Trace.Source;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.CaseRun;
import io.doudi.ruleset.CaseRuns;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases that lie beside the rule sets: each comes out as it says, and together they hit every
 * row and every DRL rule and lie on every limit.
 */
@QuarkusTest
class BundledCasesTest {

    @Inject LiveRuleSets live;
    @Inject KnowledgeBases knowledgeBases;
    @Inject CaseRuns runs;

    @TestFactory
    Stream<DynamicTest> comeOutAsTheySay() {
        return live.current().all().stream()
                .flatMap(version -> version.cases().stream().map(one -> test(version, one)));
    }

    @Test
    void hitEveryRowAndRule() {
        Set<String> open = new TreeSet<>();
        for (RuleSetVersion version : live.current().all()) {
            knowledgeBases.of(live.current().firstDay(version)).places().stream()
                    .filter(place -> place.kind() == Kind.ROW || place.kind() == Kind.RULE)
                    .filter(place -> place.source().layer().equals(version.name()))
                    .map(BundledCasesTest::text)
                    .forEach(open::add);
        }
        for (CaseRun run : all()) {
            run.places().forEach(place -> open.remove(text(place)));
        }
        assertThat(open).isEmpty();
    }

    @Test
    void lieOnEveryLimit() {
        Set<Limit> open = new LinkedHashSet<>();
        for (RuleSetVersion version : live.current().all()) {
            knowledgeBases.of(live.current().firstDay(version)).limits().stream()
                    .filter(limit -> limit.source().layer().equals(version.name()))
                    .forEach(open::add);
        }
        all().forEach(run -> open.removeAll(run.limits()));
        assertThat(open).isEmpty();
    }

    private DynamicTest test(RuleSetVersion version, Case example) {
        return DynamicTest.dynamicTest(
                "%s %s — %s".formatted(version.name(), example.clause(), example.name()),
                () -> assertThat(runs.of(example, live.current()).differences()).isEmpty());
    }

    private List<CaseRun> all() {
        return live.current().all().stream()
                .flatMap(version -> version.cases().stream())
                .map(example -> runs.of(example, live.current()))
                .toList();
    }

    private static String text(Place place) {
        Source source = place.source();
        return "%s/%s %s %s".formatted(source.layer(), source.file(), place.id(), place.label());
    }
}
