package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.problem.ProblemException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;

/**
 * Looks at the files of the uppermost of some layers without deciding anything: cells, tables,
 * parameters, then what the engine's validator and its analysis of tables say.
 */
public final class Inspection {

    private final Layer top;
    private final Map<String, RuleFile> files = new LinkedHashMap<>();

    /** The models of the uppermost layer, once their schema is right. */
    private final Map<RuleFile, Definitions> models = new LinkedHashMap<>();

    /** All models, once the engine has taken them. */
    private final List<DMNModel> compiled = new ArrayList<>();

    private final List<Diagnostic> found = new ArrayList<>();

    private Inspection(List<Layer> layers) {
        top = layers.get(layers.size() - 1);
        layers.forEach(layer -> files.putAll(DmnModels.byNamespace(layer)));
    }

    /**
     * What there is to say about the last of the layers.
     *
     * @param layers bottom first, as they are compiled together
     */
    public static List<Diagnostic> of(List<Layer> layers) {
        try {
            return new Inspection(layers).all();
        } catch (ProblemException e) {
            return List.of(
                    Diagnostic.of(
                            Severity.ERROR,
                            Code.DOES_NOT_COMPILE,
                            List.of(layers.get(layers.size() - 1).name(), e.getMessage())));
        }
    }

    /** The parameters that the files of a layer hold. */
    public static List<ParameterRow> parameters(Layer layer) {
        return layer.files().stream()
                .filter(RuleFile::isDmn)
                .flatMap(file -> tables(file.path(), read(file)).stream())
                .flatMap(table -> ParameterRow.of(table).stream())
                .toList();
    }

    /**
     * Each step needs what the one before has looked at, so the first that finds errors ends it.
     */
    private List<Diagnostic> all() {
        List<Runnable> steps =
                List.of(
                        this::sandbox,
                        this::schema,
                        this::imports,
                        this::rows,
                        this::lint,
                        this::validate,
                        this::compile,
                        this::kinds,
                        this::analyse);
        for (Runnable step : steps) {
            step.run();
            if (found.stream().anyMatch(one -> one.severity() == Severity.ERROR)) {
                return found;
            }
        }
        return found;
    }

    /** Whether the files use only what rules may use. */
    private void sandbox() {
        top.files().forEach(file -> found.addAll(file.forbidden()));
    }

    /** Whether the files keep to the schema of DMN; the marshaller reads only those. */
    private void schema() {
        DMNValidator validator = DMNValidatorFactory.newValidator();
        ownFiles()
                .forEach(
                        file ->
                                validator
                                        .validate(
                                                new StringReader(file.content()),
                                                Validation.VALIDATE_SCHEMA)
                                        .stream()
                                        .filter(message -> message.getLevel() == Level.ERROR)
                                        .map(message -> invalid(file.path(), "", message.getText()))
                                        .forEach(found::add));
    }

    private void imports() {
        ownFiles().forEach(file -> models.put(file, read(file)));
        models.forEach(
                (file, model) ->
                        model.getImport().stream()
                                .map(Import::getNamespace)
                                .filter(namespace -> !files.containsKey(namespace))
                                .map(namespace -> invalid(file.path(), "", "import " + namespace))
                                .forEach(found::add));
    }

    /** Whether every row has a cell for every column: the engine says nothing of that. */
    private void rows() {
        ownTables().flatMap(table -> table.incomplete().stream()).forEach(found::add);
    }

    private void lint() {
        CellLint cells = CellLint.of(files.values());
        TestLint tests = new TestLint(cells.names());
        ownTables()
                .forEach(
                        table -> {
                            found.addAll(cells.of(table));
                            found.addAll(tests.of(table));
                            found.addAll(RangeLint.of(table));
                            found.addAll(TableLint.of(table));
                            found.addAll(ParameterLint.of(table));
                        });
    }

    private Stream<TableCells> ownTables() {
        return models.entrySet().stream()
                .flatMap(one -> tables(one.getKey().path(), one.getValue()).stream());
    }

    private Stream<RuleFile> ownFiles() {
        return files.values().stream().filter(top.files()::contains);
    }

    private static Diagnostic invalid(String file, String element, String why) {
        return new Diagnostic(
                Severity.ERROR,
                Code.MODEL_INVALID,
                file,
                element,
                "",
                "",
                List.of(why),
                List.of(),
                Map.of());
    }

    private static Definitions read(RuleFile file) {
        return DMNMarshallerFactory.newDefaultMarshaller()
                .unmarshal(new StringReader(file.content()));
    }

    private static List<TableCells> tables(String file, Definitions model) {
        return model.findAllChildren(DecisionTable.class).stream()
                .map(table -> new TableCells(file, table))
                .toList();
    }

    private void validate() {
        DMNValidator validator = DMNValidatorFactory.newValidator();
        StringReader[] readers =
                files.values().stream()
                        .map(file -> new StringReader(file.content()))
                        .toArray(StringReader[]::new);
        List<DMNMessage> messages =
                validator.validateUsing(Validation.VALIDATE_MODEL).theseModels(readers);
        messages.stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(this::invalid)
                .forEach(found::add);
    }

    private Diagnostic invalid(DMNMessage message) {
        String element =
                message.getSourceReference() instanceof DMNElement source && source.getId() != null
                        ? source.getId()
                        : "";
        return invalid(fileOf(message), element, message.getText());
    }

    private String fileOf(DMNMessage message) {
        Object source = message.getSourceReference();
        while (source instanceof DMNModelInstrumentedBase element
                && !(source instanceof Definitions)) {
            source = element.getParent();
        }
        return source instanceof Definitions model && files.containsKey(model.getNamespace())
                ? files.get(model.getNamespace()).path()
                : "";
    }

    private void compile() {
        try {
            compiled.addAll(new DmnModels(files.values(), Map.of()).models());
        } catch (ProblemException e) {
            found.add(
                    Diagnostic.of(
                            Severity.ERROR,
                            Code.DOES_NOT_COMPILE,
                            List.of(top.name(), e.getMessage())));
        }
    }

    private void kinds() {
        ownCompiled()
                .flatMap(
                        model -> {
                            KindLint lint = new KindLint(new CellTypes(compiled, model));
                            return tables(fileOf(model).path(), model.getDefinitions()).stream()
                                    .flatMap(table -> lint.of(table).stream());
                        })
                .forEach(this::sharpen);
    }

    /** What is certain takes the place of what was supposed before. */
    private void sharpen(Diagnostic certain) {
        found.removeIf(certain::isAboutTheSameAs);
        found.add(certain);
    }

    private void analyse() {
        ownCompiled().forEach(model -> found.addAll(TableAnalysis.of(fileOf(model).path(), model)));
    }

    private Stream<DMNModel> ownCompiled() {
        return compiled.stream().filter(model -> top.files().contains(fileOf(model)));
    }

    private RuleFile fileOf(DMNModel model) {
        return files.get(model.getNamespace());
    }
}
