package io.doudi.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.doudi.evaluation.Basis;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Change.Element;
import io.doudi.ruleset.Change.Subject;
import io.doudi.ruleset.FilePart.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The cases, clauses or fields of a YAML file of a rule set. */
final class YamlParts {

    private static final String CLAUSES = "clauses";
    private static final String STATEMENTS = "notComputable";

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final RuleFile file;
    private final List<FilePart> parts = new ArrayList<>();

    private YamlParts(RuleFile file) {
        this.file = file;
    }

    static boolean areIn(RuleFile file) {
        return Case.isCases(file) || Register.isRegister(file) || file.path().equals(Manifest.FILE);
    }

    /** Reads a file; empty if it does not parse or holds something else. */
    static Optional<List<FilePart>> of(RuleFile file) {
        try {
            return new YamlParts(file).read(YAML.readTree(file.content()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<List<FilePart>> read(JsonNode root) {
        if (file.path().equals(Manifest.FILE) && root.isObject()) {
            flat("", root).forEach(this::addField);
            return Optional.of(parts);
        }
        if (!root.isArray() || !all(root).stream().allMatch(JsonNode::isObject)) {
            return Optional.empty();
        }
        root.forEach(Register.isRegister(file) ? this::addDocument : this::addCase);
        return Optional.of(parts);
    }

    private void addField(String pointer, JsonNode value) {
        Spot spot = Spot.of(file.path()).as(Subject.MANIFEST);
        for (String step : pointer.substring(1).split("/")) {
            spot = spot.within(step);
        }
        parts.add(FilePart.of(pointer, spot, value(value)));
    }

    private void addCase(JsonNode one) {
        String name = one.path("name").asText();
        Basis basis = new Basis(List.of(), one.path("clause").asText(), "");
        Map<List<String>, Value> fields = new LinkedHashMap<>();
        one.properties().forEach(field -> addCaseField(field, fields));
        Spot spot = Spot.of(file.path()).at(Subject.CASE, new Element(name, name)).on(basis);
        parts.add(new FilePart(name, spot, fields));
    }

    /** Facts are told by JSON pointer, expectations by the name of the output. */
    private static void addCaseField(
            Map.Entry<String, JsonNode> field, Map<List<String>, Value> fields) {
        String name = field.getKey();
        if (name.equals("input")) {
            flat("", field.getValue())
                    .forEach((at, value) -> fields.put(List.of(name, at), value(value)));
        } else if (name.equals("expect") && field.getValue().isObject()) {
            field.getValue()
                    .properties()
                    .forEach(one -> fields.put(List.of(name, one.getKey()), value(one.getValue())));
        } else {
            fields.put(List.of(name), value(field.getValue()));
        }
    }

    private void addDocument(JsonNode document) {
        String name = document.path("document").asText();
        Map<List<String>, Value> fields = new LinkedHashMap<>();
        document.properties()
                .forEach(
                        field -> {
                            if (!isListOfObjects(field)) {
                                fields.put(List.of(field.getKey()), value(field.getValue()));
                            }
                        });
        Spot spot = Spot.of(file.path()).at(Subject.CLAUSE, new Element("", name));
        parts.add(new FilePart(name, spot, fields));
        document.path(CLAUSES).forEach(clause -> addClause(name, clause));
        document.path(STATEMENTS).forEach(statement -> addStatement(name, statement));
    }

    private static boolean isListOfObjects(Map.Entry<String, JsonNode> field) {
        return List.of(CLAUSES, STATEMENTS).contains(field.getKey()) && field.getValue().isArray();
    }

    private void addClause(String document, JsonNode clause) {
        String id = clause.path("id").asText();
        Basis basis = new Basis(List.of(id), clause.path("item").asText(), "");
        addEntry(document, clause, new Element(id, clause.path("title").asText()), basis);
    }

    private void addStatement(String document, JsonNode statement) {
        Basis basis = new Basis(List.of(), statement.path("item").asText(), "");
        Element element = new Element("", statement.path("statement").asText());
        addEntry(document, statement, element, basis);
    }

    private void addEntry(String document, JsonNode entry, Element element, Basis basis) {
        Map<List<String>, Value> fields = new LinkedHashMap<>();
        flat("", entry)
                .forEach(
                        (at, value) -> fields.put(List.of(at.replaceFirst("/", "")), value(value)));
        String known = element.id().isEmpty() ? element.label() : element.id();
        Spot spot = Spot.of(file.path()).at(Subject.CLAUSE, element).on(basis);
        parts.add(new FilePart(document + "/" + known, spot, fields));
    }

    /** The values of a tree by JSON pointer; a list of plain values is one value. */
    private static Map<String, JsonNode> flat(String pointer, JsonNode node) {
        if (node.isEmpty()
                || node.isArray() && all(node).stream().allMatch(JsonNode::isValueNode)) {
            return Map.of(pointer, node);
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                values.putAll(flat(pointer + "/" + i, node.get(i)));
            }
        }
        node.properties()
                .forEach(
                        field ->
                                values.putAll(
                                        flat(
                                                pointer + "/" + escaped(field.getKey()),
                                                field.getValue())));
        return values;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Value value(JsonNode node) {
        return new Value(node.toString(), node.isTextual() ? node.asText() : node.toString());
    }
}
