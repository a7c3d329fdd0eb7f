package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Attempted.End;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are too large to keep: they are refused, or compile soon, and break nothing. */
class HugeModelTest {

    private static final String MODEL =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" id="huge" name="Huge" namespace="https://doudi.io/dmn/huge"%s>%s</definitions>""";
    private static final String RULE =
            """
            rule "X-%d huge"
            when
                Case( level > %d )
            then
                insert(new Finding("answer", "%s"));
            end
            """;
    private static final int MANY = 100_000;

    @TempDir Path folder;

    static Map<String, Supplier<String>> files() {
        return Map.of(
                "deep.dmn", () -> model("", deep("<x>", "</x>", MANY)),
                "deep-namespaces.dmn", () -> model("", deep("<x xmlns='urn:x'>", "</x>", MANY)),
                "unclosed.dmn", () -> model("", "<x>".repeat(MANY)),
                "attributes.dmn", () -> model(attributes(10 * MANY), ""),
                "text.dmn",
                        () ->
                                model(
                                        "",
                                        "<description>"
                                                + "长".repeat(300 * MANY)
                                                + "</description>"),
                "comments.dmn", () -> model("", "<!---->".repeat(10 * MANY)),
                "instructions.dmn", () -> model("", "<?x?>".repeat(10 * MANY)),
                "references.dmn",
                        () ->
                                model(
                                        "",
                                        "<description>"
                                                + "&#65;".repeat(10 * MANY)
                                                + "</description>"),
                "rules.drl", () -> drl(IntStream.range(0, 3_000).mapToObj(i -> rule(i, "x"))),
                "text.drl", () -> drl(Stream.of(rule(1, "长".repeat(40 * MANY)))));
    }

    static Stream<String> names() {
        return files().keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void isRefusedOrCompilesSoon(String name) throws Exception {
        try (Sentinels sentinels = new Sentinels(folder)) {
            RuleFile file = new RuleFile(name, files().get(name).get());
            Layer huge = new Layer("huge", "1", "test", List.of(file));
            Attempted attempted = Attempted.compile(List.of(BaseModels.untouched().layer(), huge));
            assertThat(attempted.end()).as(attempted.said()).isIn(End.REFUSED, End.DECIDED);
            sentinels.assertUntouched(attempted.said());
        }
    }

    private static String model(String attributes, String body) {
        return MODEL.formatted(attributes, body);
    }

    private static String deep(String start, String end, int depth) {
        return start.repeat(depth) + end.repeat(depth);
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> " a" + i + "=''")
                .collect(Collectors.joining());
    }

    private static String drl(Stream<String> rules) {
        return "package huge\n\nimport facts.*\n\n" + rules.collect(Collectors.joining("\n"));
    }

    private static String rule(int number, String text) {
        return RULE.formatted(number, number, text);
    }
}
