package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes the text of a file of cases where values changed, and nowhere else. */
final class CaseEdits {

    /** Codes, ids and days, which YAML takes for nothing else. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?!(TRUE|FALSE|NULL|YES|OFF)$)[A-Z][A-Z_]{2,}|[A-Za-z]+[-_.\\d][\\w.-]*|\\d{4}-\\d{2}-\\d{2}");

    /** Where marks count, which is in code points. */
    private final int[] text;

    private final String yaml;
    private final List<Edit> edits = new ArrayList<>();

    /** What stands in the place of a piece. */
    private record Edit(int start, int end, String text) {}

    CaseEdits(String yaml) {
        this.yaml = yaml;
        this.text = yaml.codePoints().toArray();
    }

    /**
     * The text with other cases.
     *
     * @param before all cases as they stand there
     * @param after each of them as it shall be; empty for one that is removed
     */
    String with(List<Case> before, List<Optional<Case>> after) {
        List<Node> nodes = nodes();
        for (int i = 0; i < Math.min(nodes.size(), before.size()); i++) {
            Node node = nodes.get(i);
            JsonNode old = before.get(i).tree();
            after.get(i).ifPresentOrElse(one -> change(node, old, one.tree()), () -> remove(node));
        }
        return edited();
    }

    private List<Node> nodes() {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        return root instanceof SequenceNode cases ? cases.getValue() : List.of();
    }

    private void change(Node node, JsonNode before, JsonNode after) {
        change(node, start(node), before, after);
    }

    /**
     * Changes the smallest pieces.
     *
     * @param start where a value begins that is written anew as a whole
     */
    private void change(Node node, int start, JsonNode before, JsonNode after) {
        if (CaseFile.isSame(before, after)) {
            return;
        }
        if (node instanceof MappingNode mapping && haveSameFields(before, after)) {
            mapping.getValue().forEach(field -> changeField(field, before, after));
        } else if (node instanceof SequenceNode list && haveSameSize(list, before, after)) {
            for (int i = 0; i < before.size(); i++) {
                change(list.getValue().get(i), before.get(i), after.get(i));
            }
        } else {
            String space = start < start(node) ? " " : "";
            edits.add(new Edit(start, contentEnd(node), space + written(node, after)));
        }
    }

    /** What stood in lines of its own is written behind its name. */
    private void changeField(NodeTuple field, JsonNode before, JsonNode after) {
        String key = CaseText.key(field);
        Node value = field.getValueNode();
        boolean isBlock =
                value instanceof CollectionNode<?> collection
                        && collection.getFlowStyle() == FlowStyle.BLOCK;
        int start = isBlock ? nextColon(field.getKeyNode()) + 1 : start(value);
        change(value, start, before.path(key), after.path(key));
    }

    private int nextColon(Node key) {
        int colon = key.getEndMark().getIndex();
        while (text[colon] != ':') {
            colon++;
        }
        return colon;
    }

    private static boolean haveSameFields(JsonNode before, JsonNode after) {
        return before.isObject() && after.isObject() && fields(before).equals(fields(after));
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> fields = new HashSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static boolean haveSameSize(SequenceNode list, JsonNode before, JsonNode after) {
        return before.isArray()
                && after.isArray()
                && before.size() == after.size()
                && before.size() == list.getValue().size();
    }

    /** Without quotes where there were none and none are needed. */
    private static String written(Node node, JsonNode value) {
        if (node instanceof ScalarNode scalar && scalar.isPlain() && isPlain(value)) {
            return value.textValue();
        }
        boolean isPlainList = node instanceof SequenceNode && value.isArray() && arePlain(value);
        return isPlainList ? listed(value) : CaseText.written(value);
    }

    private static boolean isPlain(JsonNode value) {
        return value.isTextual() && PLAIN.matcher(value.textValue()).matches();
    }

    private static boolean arePlain(JsonNode list) {
        return entries(list).allMatch(CaseEdits::isPlain);
    }

    private static String listed(JsonNode list) {
        return entries(list).map(JsonNode::textValue).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Stream<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** With its lines and, if it is set off, the empty ones behind it. */
    private void remove(Node node) {
        int start = lineStart(start(node));
        int end = nextLine(contentEnd(node));
        boolean isSetOff = start == 0 || start > 1 && text[start - 2] == '\n';
        while (isSetOff && end < text.length && text[end] == '\n') {
            end++;
        }
        edits.add(new Edit(start, end, ""));
    }

    private static int start(Node node) {
        return node.getStartMark().getIndex();
    }

    /** Marks of blocks lie at what follows them, behind comments that belong to that. */
    private int contentEnd(Node node) {
        int end = node.getEndMark().getIndex();
        boolean isBlank = true;
        while (isBlank && end > start(node)) {
            int line = Math.max(lineStart(end - 1), start(node));
            String last = string(line, end).strip();
            isBlank = last.isEmpty() || last.startsWith("#") && line > start(node);
            end = isBlank ? line : line + length(string(line, end).stripTrailing());
        }
        return end;
    }

    private int lineStart(int index) {
        int start = index;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int nextLine(int index) {
        int next = index;
        while (next < text.length && text[next] != '\n') {
            next++;
        }
        return Math.min(next + 1, text.length);
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }

    private String string(int start, int end) {
        return new String(text, start, end - start);
    }

    private String edited() {
        edits.sort(Comparator.comparing(Edit::start));
        StringBuilder edited = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            edited.append(string(at, edit.start())).append(edit.text());
            at = edit.end();
        }
        return edited.append(string(at, text.length)).toString();
    }
}
