package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.doudi.evaluation.Question.Detail;
import io.doudi.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules find the same whether they are given all facts or only those whose names they write, and
 * whether they are asked always or only where they can find something.
 */
class FactMakerTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

    /** Rules that write all names are given all facts. */
    private static final String ALL_NAMES =
            BundledLayers.dmnFiles().stream()
                    .map(FactMakerTest::text)
                    .flatMap(text -> WORD.matcher(text).results())
                    .map(MatchResult::group)
                    .flatMap(word -> List.of(word, word.substring(1)).stream())
                    .distinct()
                    .collect(Collectors.joining(" ", "\n/* ", " */\n"));

    private static final Pattern FIELD = Pattern.compile("new Finding\\(\"(\\w+)\"");

    /** Never fires and could set every output that rules set, so that all rules are asked. */
    private static final String ALL_REACHED =
            BundledLayers.drlFiles().stream()
                    .map(FactMakerTest::text)
                    .flatMap(text -> FIELD.matcher(text).results())
                    .map(found -> "    insert(new Finding(\"%s\", 1));".formatted(found.group(1)))
                    .distinct()
                    .collect(
                            Collectors.joining(
                                    "\n",
                                    "\nrule \"X-01 all\"\nwhen\n    Question( asOf == null )\nthen\n",
                                    "\nend\n"));

    private final Map<List<Layer>, KnowledgeBase> compiled = new HashMap<>();

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withAllNames(String file) {
        return file.startsWith("package ") ? file + ALL_NAMES + ALL_REACHED : file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAZHOU", "JILIN", "HUIZHOU"})
    void findTheSame(String region) {
        int findings = 0;
        for (PolicyCase one : PolicyCase.all()) {
            if (one.region().equals(region) && !one.expectsError()) {
                LocalDate day = LocalDate.parse(one.request().get("asOf").asText());
                List<Layer> given = BundledLayers.inForce(region, day);
                List<Layer> all = BundledLayers.inForce(region, day, FactMakerTest::withAllNames);
                Object some = outcome(given, one, day);
                assertThat(some).as(one.id()).isEqualTo(outcome(all, one, day));
                findings +=
                        some instanceof Evaluation.Decided decided
                                ? decided.trace().findings().size()
                                : 0;
            }
        }
        assertThat(findings).isPositive();
    }

    private Object outcome(List<Layer> layers, PolicyCase one, LocalDate day) {
        KnowledgeBase rules = compiled.computeIfAbsent(layers, KnowledgeBase::compile);
        if (!rules.decisions().contains(one.decision())) {
            return "no decision";
        }
        try {
            return rules.ask(one.region(), day, (ObjectNode) one.input(), Detail.ROWS)
                    .decide(one.decision())
                    .decided();
        } catch (ProblemException problem) {
            return problem.type();
        }
    }
}
