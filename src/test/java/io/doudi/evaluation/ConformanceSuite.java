package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.compiled.Compiled;
import io.doudi.evaluation.compiled.Decisions;
import io.doudi.evaluation.compiled.Observer;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.core.compiler.RuntimeModeOption;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.kogito.dmn.DMNKogito;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Models that nobody here has written: those of the DMN technology compatibility kit, whose folder
 * {@code TestCases} is named by {@code -Ddoudi.tck}. Whatever compiles comes out as the engine has
 * it. Its name keeps it out of the ordinary tests, which have no such folder.
 */
class ConformanceSuite {

    private static final FEEL VALUES = FEELBuilder.builder().build();

    /**
     * Facts of another type than the model's; in the service the schema of the request refuses
     * them.
     */
    private static final String FORBIDDEN = "is not allowed by the declared type";

    private final Map<String, Integer> unsupported = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compiled;
    private int decided;
    private int left;

    @Test
    void compiledDecisionsAreTheEngines() throws Exception {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("doudi.tck")))) {
            folders =
                    all.filter(Files::isDirectory)
                            .filter(folder -> !models(folder).isEmpty())
                            .sorted()
                            .toList();
        }
        assertThat(folders).isNotEmpty();
        for (Path folder : folders) {
            try {
                compare(folder);
            } catch (RuntimeException e) {
                System.out.printf("%s is not read: %s%n", folder.getFileName(), e);
            }
        }
        System.out.printf(
                "%d decisions compiled; %d answers compared, %d left to the engine while deciding;"
                        + " not compiled: %s%n",
                compiled, decided, left, unsupported);
        differences.stream().distinct().sorted().forEach(one -> System.out.println("D " + one));
        assertThat(differences).isEmpty();
    }

    private static List<Path> models(Path folder) {
        return files(folder, ".dmn");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(Path folder) throws Exception {
        List<Reader> readers = new ArrayList<>();
        for (Path model : models(folder)) {
            readers.add(new StringReader(Files.readString(model)));
        }
        DMNRuntimeImpl runtime =
                (DMNRuntimeImpl)
                        DMNKogito.createGenericDMNRuntime(
                                Set.of(), false, readers.toArray(Reader[]::new));
        runtime.setOption(new RuntimeModeOption(RuntimeModeOption.MODE.STRICT));
        runtime.setOption(new RuntimeTypeCheckOption(true));
        for (DMNModel model : runtime.getModels()) {
            if (model.getMessages().stream()
                    .noneMatch(one -> one.getLevel() == Message.Level.ERROR)) {
                compare(folder, runtime, model);
            }
        }
    }

    private void compare(Path folder, DMNRuntimeImpl runtime, DMNModel model) throws Exception {
        List<Map<String, Object>> inputs = inputs(folder, model);
        Decisions decisions =
                new Decisions(text -> (BaseNode) FeelText.parsed(text, FeelText.Kind.DEFAULT));
        for (DecisionNode decision : model.getDecisions()) {
            Decisions.Attempt attempt = decisions.compile(model, decision.getId());
            if (attempt.compiled().isEmpty()) {
                unsupported.merge(attempt.unsupported(), 1, Integer::sum);
                continue;
            }
            compiled++;
            for (Map<String, Object> facts : inputs) {
                compare(folder, runtime, model, decision, attempt.compiled().get(), facts);
            }
        }
    }

    private void compare(
            Path folder,
            DMNRuntimeImpl runtime,
            DMNModel model,
            DecisionNode decision,
            Compiled rules,
            Map<String, Object> facts) {
        DMNContext context = runtime.newContext();
        model.getInputs()
                .forEach(input -> context.set(input.getName(), facts.get(input.getName())));
        DMNResult result = runtime.evaluateById(model, context, decision.getId());
        DMNDecisionResult engine = result.getDecisionResultById(decision.getId());
        boolean hasFailed =
                engine.getEvaluationStatus() != DMNDecisionResult.DecisionEvaluationStatus.SUCCEEDED
                        || !result.getMessages().isEmpty();
        Optional<Compiled.Outcome> made = rules.decide(facts, Observer.NOBODY);
        if (made.isEmpty()) {
            left++;
            return;
        }
        decided++;
        Object value = made.get().value();
        boolean isForbidden =
                result.getMessages().stream().anyMatch(one -> one.getText().contains(FORBIDDEN));
        if (!isForbidden
                && (hasFailed
                        || !String.valueOf(value).equals(String.valueOf(engine.getResult())))) {
            differences.add(
                    "%s, %s with %s: %s instead of %s %s"
                            .formatted(
                                    folder.getFileName(),
                                    decision.getName(),
                                    facts,
                                    value,
                                    engine.getResult(),
                                    result.getMessages().stream()
                                            .map(DMNMessage::getText)
                                            .toList()));
        }
    }

    /** The inputs of all test cases of a model; at least one, in which nothing is given. */
    private static List<Map<String, Object>> inputs(Path folder, DMNModel model) throws Exception {
        List<Map<String, Object>> all = new ArrayList<>(List.of(new HashMap<>()));
        for (Path file : files(folder, ".xml")) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            if (!root.getLocalName().equals("testCases")) {
                continue;
            }
            for (Element testCase : children(root, "testCase")) {
                Map<String, Object> inputs = new HashMap<>();
                for (Element input : children(testCase, "inputNode")) {
                    inputs.put(input.getAttribute("name"), value(input));
                }
                all.add(inputs);
            }
        }
        return all;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node one = parent.getFirstChild(); one != null; one = one.getNextSibling()) {
            if (one instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    private static Object value(Element parent) {
        List<Element> lists = children(parent, "list");
        if (!lists.isEmpty()) {
            List<Object> values = new ArrayList<>();
            children(lists.get(0), "item").forEach(item -> values.add(value(item)));
            return values;
        }
        List<Element> components = children(parent, "component");
        if (!components.isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>();
            components.forEach(one -> values.put(one.getAttribute("name"), value(one)));
            return values;
        }
        return children(parent, "value").stream()
                .findFirst()
                .map(ConformanceSuite::simple)
                .orElse(null);
    }

    private static Object simple(Element value) {
        String xsi = "http://www.w3.org/2001/XMLSchema-instance";
        if (value.getAttributeNS(xsi, "nil").equals("true")) {
            return null;
        }
        String type = value.getAttributeNS(xsi, "type").replaceAll(".*:", "");
        String text = value.getTextContent();
        return switch (type) {
            case "decimal", "double", "integer", "int" -> new BigDecimal(text.strip());
            case "boolean" -> Boolean.valueOf(text.strip());
            case "date" -> VALUES.evaluate("date(\"" + text.strip() + "\")");
            case "dateTime" -> VALUES.evaluate("date and time(\"" + text.strip() + "\")");
            case "time" -> VALUES.evaluate("time(\"" + text.strip() + "\")");
            case "duration" -> VALUES.evaluate("duration(\"" + text.strip() + "\")");
            default -> text;
        };
    }
}
