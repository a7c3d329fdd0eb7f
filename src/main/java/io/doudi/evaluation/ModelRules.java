package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.FeelText.Kind;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which DMN models rules may be made of, looked at before any engine reads them: elements of DMN
 * only, no functions in other languages, no code hidden in expressions, and all of it of moderate
 * size.
 */
final class ModelRules {

    /** DMN 1.1 to 1.6. */
    private static final String VERSIONS = "20151101|20180521|20191111|20211108|20230324|20240513";

    private static final Pattern MODEL =
            Pattern.compile(
                    "https?://www\\.omg\\.org/spec/DMN/(%s)/(MODEL/|dmn\\.xsd)"
                            .formatted(VERSIONS));
    private static final Pattern DRAWING =
            Pattern.compile("https?://www\\.omg\\.org/spec/DMN/\\d{8}/(DMNDI/|DI/|DC/)");
    private static final Pattern EDITOR =
            Pattern.compile("https?://(www\\.)?(drools|kie)\\.(org|apache\\.org)/.*");
    private static final Pattern FEEL =
            Pattern.compile("https?://www\\.omg\\.org/spec/(DMN|FEEL)/\\d{8}/?(FEEL/)?");
    private static final Set<String> LANGUAGES = Set.of("expressionLanguage", "typeLanguage");
    private static final Set<String> EXPRESSIONS =
            Set.of(
                    "literalExpression",
                    "inputExpression",
                    "inputEntry",
                    "outputEntry",
                    "defaultOutputEntry",
                    "inputValues",
                    "outputValues",
                    "allowedValues",
                    "typeConstraint");
    private static final int DEEPEST_ELEMENT = 120;
    private static final int MOST_ELEMENTS = 200_000;
    private static final int MOST_ATTRIBUTES = 40;

    private final RuleFile file;
    private final XMLStreamReader reader;
    private final ModelPosition position = new ModelPosition();
    private final List<Diagnostic> found = new ArrayList<>();

    /** Large tables say the same thing many times. */
    private final Set<List<Object>> harmless = new HashSet<>();

    private int elements;

    private ModelRules(RuleFile file, XMLStreamReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** What is forbidden in a well-formed model, with its place. */
    static List<Diagnostic> forbidden(RuleFile file) {
        try {
            ModelRules rules =
                    new ModelRules(
                            file,
                            DmnHeader.XML.createXMLStreamReader(new StringReader(file.content())));
            rules.read();
            return rules.found;
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(file.path() + " is not well-formed", e);
        }
    }

    private void read() throws XMLStreamException {
        while (reader.hasNext() && found.isEmpty()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> begin();
                case XMLStreamReader.END_ELEMENT -> end();
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA ->
                        position.text(reader.getText());
                case XMLStreamReader.PROCESSING_INSTRUCTION -> refuse(reader.getPITarget());
                default -> {}
            }
        }
    }

    private void begin() {
        String name = reader.getLocalName();
        boolean isRoot = position.depth() == 0;
        position.begin(name, reader.getAttributeValue(null, "name"), label(), id());
        if (position.depth() > DEEPEST_ELEMENT || ++elements > MOST_ELEMENTS) {
            refuse("%d elements, %d deep".formatted(elements, position.depth()));
        } else if (!isKnown(reader.getNamespaceURI(), isRoot) || name.equals("importedValues")) {
            refuse("<%s>".formatted(name));
        } else {
            attributes(name);
        }
    }

    private String label() {
        return reader.getAttributeValue(null, "label");
    }

    private String id() {
        return reader.getAttributeValue(null, "id");
    }

    private static boolean isKnown(String namespace, boolean isRoot) {
        return namespace != null
                && (MODEL.matcher(namespace).matches()
                        || !isRoot
                                && (DRAWING.matcher(namespace).matches()
                                        || EDITOR.matcher(namespace).matches()));
    }

    private void attributes(String element) {
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            refuse("%d attributes".formatted(reader.getAttributeCount()));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            if (!isAllowed(element, name, reader.getAttributeValue(i))) {
                refuse("%s=\"%s\"".formatted(name, Excerpt.of(reader.getAttributeValue(i))));
            }
        }
    }

    private static boolean isAllowed(String element, String name, String value) {
        if (name.equals("kind")) {
            return value.equals("FEEL");
        }
        if (LANGUAGES.contains(name)) {
            return FEEL.matcher(value).matches();
        }
        if (element.equals("import")) {
            return !name.equals("locationURI")
                    && (!name.equals("importType") || MODEL.matcher(value).matches());
        }
        return !name.equals("name") || !FeelRules.isForbiddenName(value);
    }

    private void end() {
        if (reader.getLocalName().equals("text") && EXPRESSIONS.contains(position.parent())) {
            expression(position.text(), kind(position.parent()));
        }
        position.end();
    }

    private void expression(String text, Kind kind) {
        if (harmless.add(List.of(text, kind))) {
            FeelText.forbidden(text, kind).ifPresent(this::refuse);
        }
    }

    private static Kind kind(String element) {
        if (element.equals("defaultOutputEntry")) {
            return Kind.DEFAULT;
        }
        boolean isTest =
                element.endsWith("Values")
                        || element.equals("inputEntry")
                        || element.equals("typeConstraint");
        return isTest ? Kind.TEST : Kind.VALUE;
    }

    private void refuse(String what) {
        found.add(
                new Diagnostic(
                        Severity.ERROR,
                        Code.FORBIDDEN,
                        file.path(),
                        position.element(),
                        position.row(),
                        position.column(),
                        List.of(what, String.valueOf(reader.getLocation().getLineNumber())),
                        List.of(),
                        Map.of()));
    }

    /** A sentence in English about the first thing that is forbidden in a file. */
    static Optional<String> first(List<Diagnostic> found) {
        return found.stream()
                .findFirst()
                .map(
                        one ->
                                "%s, line %s: rules must not use %s"
                                        .formatted(
                                                one.file(),
                                                one.arguments().get(1),
                                                one.arguments().get(0)));
    }
}
