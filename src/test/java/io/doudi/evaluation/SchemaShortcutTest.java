package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shortcut never takes what the checker refuses, and takes what is usual. */
class SchemaShortcutTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int MUTANTS = 30;
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.001",
                    "0.01",
                    "1.0",
                    "1e2",
                    "3.5",
                    "1234567890123",
                    "1e60",
                    "1e-60",
                    "0.12345678901234567890123456789012345",
                    "\"\"",
                    "\"x\"",
                    "\"2023-02-29\"",
                    "\"2023-9-1\"",
                    "\"2023-09-01\"",
                    "\"+12023-09-01\"",
                    "\"URBAN\"",
                    "[]",
                    "[null]",
                    "{}",
                    "{\"unknown\": 1}",
                    IntStream.range(0, 101).mapToObj(i -> "{}").toList().toString());

    private static SchemaDocument bare;
    private static List<PolicyCase> cases;

    @BeforeAll
    static void read() {
        cases = PolicyCase.all().stream().filter(one -> one.input().isObject()).toList();
        Sources sources = Sources.of(BundledLayers.region("dazhou", "2015", "2023", "2014"));
        DmnModels models = new DmnModels(sources.models(), sources.originByNamespace());
        bare = new InputSchema(models.models()).requiring(List.of());
    }

    @Test
    void takesWhatIsUsual() {
        SchemaCheck check = SchemaCheck.of(bare);
        SchemaShortcut shortcut = SchemaShortcut.ofTypes(bare);
        List<JsonNode> right =
                cases.stream()
                        .<JsonNode>map(PolicyCase::input)
                        .filter(input -> check.checked(input).isEmpty())
                        .toList();
        assertThat(right).hasSizeGreaterThan(300).allMatch(shortcut::accepts);
    }

    @Test
    void neverTakesWhatTheCheckerRefuses() throws JsonProcessingException {
        SchemaCheck check = SchemaCheck.of(bare);
        SchemaShortcut shortcut = SchemaShortcut.ofTypes(bare);
        Random random = new Random(11);
        int taken = 0;
        List<JsonNode> wrong = new ArrayList<>();
        for (PolicyCase one : cases) {
            for (int i = 0; i < MUTANTS; i++) {
                JsonNode mutant = mutant(one.input(), random);
                if (shortcut.accepts(mutant)) {
                    taken++;
                    if (!check.checked(mutant).isEmpty()) {
                        wrong.add(mutant);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).isBetween(300, cases.size() * MUTANTS / 2);
    }

    @Test
    void leavesWhatIsMissingToTheChecker() {
        SchemaDocument document = new SchemaDocument(bare.json().deepCopy());
        document.require("household.size");
        SchemaShortcut shortcut = SchemaShortcut.ofRequired(document);
        ObjectNode facts = JSON.createObjectNode();
        assertThat(shortcut.accepts(facts)).isTrue();
        facts.putObject("household");
        assertThat(shortcut.accepts(facts)).isFalse();
        facts.withObject("household").put("size", 3);
        assertThat(shortcut.accepts(facts)).isTrue();
    }

    /** The facts with another value at one place, or one more field. */
    private static JsonNode mutant(JsonNode facts, Random random) throws JsonProcessingException {
        JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        JsonNode mutant = facts.deepCopy();
        JsonNode here = mutant;
        while (true) {
            List<JsonNode> below = new ArrayList<>();
            here.forEach(child -> below.add(child));
            below.removeIf(child -> !child.isContainerNode() || child.isEmpty());
            if (below.isEmpty() || random.nextInt(4) == 0) {
                replace(here, value, random);
                return mutant;
            }
            here = below.get(random.nextInt(below.size()));
        }
    }

    private static void replace(JsonNode here, JsonNode value, Random random) {
        if (here instanceof ArrayNode list) {
            list.set(random.nextInt(list.size()), value);
        } else if (here instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.properties().stream().map(Map.Entry::getKey).forEach(names::add);
            names.add("more");
            object.set(names.get(random.nextInt(names.size())), value);
        }
    }
}
