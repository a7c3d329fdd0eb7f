package io.doudi.ruleset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of a file of cases, in which what one case expects is replaced and everything else,
 * comments too, stays as it is.
 */
record CaseText(String yaml) {

    /** Staff write 600, not 6E+2. */
    private static final ObjectWriter PLAIN =
            new ObjectMapper().writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    /** Ids that YAML takes for nothing else. */
    private static final Pattern ID = Pattern.compile("[A-Za-z]+[-_.\\d][\\w.-]*");

    /** With another expectation and other hits for the case of that name. */
    CaseText with(String name, JsonNode expect, Collection<String> hits) {
        return replaced(name, "expect", written(expect)).replaced(name, "hits", hits(hits));
    }

    /** With another case behind all others. */
    CaseText and(Case kept) {
        return and(List.of(kept));
    }

    /** With more cases behind all others. */
    CaseText and(List<Case> added) {
        String entries = added.stream().map(CaseText::entry).collect(Collectors.joining("\n"));
        return new CaseText(yaml.isBlank() ? entries : yaml.stripTrailing() + "\n\n" + entries);
    }

    private static String entry(Case kept) {
        return """
                - name: %s
                  clause: %s
                  region: %s
                  asOf: %s
                  decision: %s
                  input: %s
                  expect: %s
                  hits: %s
                """
                .formatted(
                        quoted(kept.name()),
                        quoted(kept.clause()),
                        quoted(kept.region()),
                        kept.asOf(),
                        quoted(kept.decision()),
                        written(kept.input()),
                        written(kept.expect()),
                        hits(kept.hits()));
    }

    private static String hits(Collection<String> hits) {
        return hits.stream()
                .map(id -> ID.matcher(id).matches() ? id : quoted(id))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Texts of JSON are texts of YAML. */
    private static String quoted(String text) {
        return written(TextNode.valueOf(text));
    }

    static String written(JsonNode expect) {
        try {
            return PLAIN.writeValueAsString(expect);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
    }

    private CaseText replaced(String name, String field, String value) {
        return node(name)
                .flatMap(one -> field(one, field))
                .map(node -> replaced(node, value))
                .orElse(this);
    }

    private CaseText replaced(Node node, String value) {
        int start = yaml.offsetByCodePoints(0, node.getStartMark().getIndex());
        int end = yaml.offsetByCodePoints(0, node.getEndMark().getIndex());
        String old = yaml.substring(start, end);
        String rest = old.substring(old.stripTrailing().length());
        return new CaseText(yaml.substring(0, start) + value + rest + yaml.substring(end));
    }

    private Optional<MappingNode> node(String name) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (!(root instanceof SequenceNode cases)) {
            return Optional.empty();
        }
        return cases.getValue().stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .filter(one -> field(one, "name").filter(node -> isText(node, name)).isPresent())
                .findFirst();
    }

    static Optional<Node> field(MappingNode mapping, String field) {
        return mapping.getValue().stream()
                .filter(tuple -> isText(tuple.getKeyNode(), field))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    /** The name of a field. */
    static String key(NodeTuple field) {
        return field.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
    }

    private static boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }
}
