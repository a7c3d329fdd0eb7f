package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kie.dmn.validation.DMNValidator.Validation.ANALYZE_DECISION_TABLE;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_COMPILATION;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_MODEL;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_SCHEMA;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.validation.DMNValidatorFactory;

/** The bundled DMN files: valid, of one kind, and no table twice. */
class BundledModelsTest {

    static Stream<Path> dmnFiles() {
        return BundledLayers.dmnFiles().stream();
    }

    @ParameterizedTest
    @CsvSource({
        "dazhou, 2015, 2023, 2014",
        "dazhou, 2015, 2023, 2021",
        "dazhou, 2015, 2023, 2022",
        "dazhou, 2015, 2023, 2023",
        "dazhou, 2015, 2023, 2025",
        "ezhou, 2019, 2021, 2021",
        "ezhou, 2019, 2021, 2025",
        "honghuagang, 2019, 2021, 2021",
        "honghuagang, 2019, 2021, 2025",
        "jilin, 2017, 2020, 2014",
        "huizhou, 2018, 2019, 2014",
        "huizhou, 2018, 2019, 2025"
    })
    void validatesWithoutErrors(String region, String standards, String version, String baseline) {
        assertValid(BundledLayers.region(region, standards, version, baseline));
    }

    private static void assertValid(List<Layer> layers) {
        Reader[] models =
                Sources.of(layers).models().stream()
                        .map(file -> new StringReader(file.content()))
                        .toArray(Reader[]::new);
        List<DMNMessage> messages =
                DMNValidatorFactory.newValidator()
                        .validateUsing(
                                VALIDATE_SCHEMA,
                                VALIDATE_MODEL,
                                VALIDATE_COMPILATION,
                                ANALYZE_DECISION_TABLE)
                        .theseModels(models);
        assertThat(messages)
                .filteredOn(message -> message.getLevel() == Message.Level.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dmnFiles")
    void saysWhatItIsInTheOneVersionOfDmn(Path file) {
        String model =
                BundledLayers.layer(
                                file.getName(1).toString(),
                                file.getName(2).toString(),
                                UnaryOperator.identity())
                        .files()
                        .stream()
                        .filter(candidate -> candidate.path().equals(file.getFileName().toString()))
                        .findFirst()
                        .orElseThrow()
                        .content();
        assertThat(model)
                .contains("https://www.omg.org/spec/DMN/20240513/MODEL/")
                .contains("<description>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"national", "dazhou", "ezhou", "honghuagang", "huizhou", "jilin"})
    void holdsNoTableTwice(String ruleSet) throws IOException {
        Map<List<String>, String> tables = new HashMap<>();
        for (Path file : BundledLayers.dmnFiles()) {
            if (file.startsWith(Path.of("dmn", ruleSet))) {
                for (DecisionTable table : tables(file)) {
                    assertThat(tables.put(cells(table), table.getId()))
                            .as(file.toString())
                            .isNull();
                }
            }
        }
        assertThat(tables).isNotEmpty();
    }

    private static List<? extends DecisionTable> tables(Path file) throws IOException {
        return DMNMarshallerFactory.newDefaultMarshaller()
                .unmarshal(Files.readString(file))
                .findAllChildren(DecisionTable.class);
    }

    /** The cells that decide, row by row, without what staff note beside them. */
    private static List<String> cells(DecisionTable table) {
        List<String> cells = new ArrayList<>();
        for (DecisionRule rule : table.getRule()) {
            rule.getInputEntry().forEach(entry -> cells.add(entry.getText()));
            rule.getOutputEntry().forEach(entry -> cells.add(entry.getText()));
        }
        return cells;
    }
}
