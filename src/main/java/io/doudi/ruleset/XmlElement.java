package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element of an XML file: what it says, without formatting, and how it is written.
 *
 * @param name the local name; with its namespace if that is not the namespace of the root
 * @param namespace the namespace of its name
 * @param attributes values by name, without declarations of namespaces and without defaults
 * @param text its own text, as the parser gives it
 * @param children in the order of the file
 * @param source how it is written
 * @param meaning what it says, in one text that is the same for every way of writing it
 */
record XmlElement(
        String name,
        String namespace,
        Map<String, String> attributes,
        String text,
        List<XmlElement> children,
        XmlSource source,
        String meaning) {

    private static final String DIAGRAMS = "DMNDI";
    private static final String FORMAL_TEXT = "text";

    /** What an attribute says when it is not there. */
    private static final Map<String, String> DEFAULTS =
            Map.of("hitPolicy", "UNIQUE", "isCollection", "false", "kind", "FEEL");

    static XmlElement of(
            String name,
            String namespace,
            Map<String, String> attributes,
            String text,
            List<XmlElement> children,
            XmlSource source) {
        attributes.entrySet().removeIf(one -> one.getValue().equals(DEFAULTS.get(one.getKey())));
        String meaning =
                Stream.of(
                                Stream.of(name, attributes.toString(), normal(name, text)),
                                meanings(name, children))
                        .flatMap(parts -> parts)
                        .collect(Collectors.joining("\u0001", "\u0002", "\u0003"));
        return new XmlElement(name, namespace, attributes, text, children, source, meaning);
    }

    /** Reads a file; empty if it is not well-formed or has a document type declaration. */
    static Optional<XmlElement> read(RuleFile file) {
        return XmlReader.read(file.content());
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).filter(value -> !value.isBlank());
    }

    Optional<String> id() {
        return attribute("id");
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<XmlElement> children(Collection<String> wanted) {
        return children.stream().filter(child -> wanted.contains(child.name)).toList();
    }

    /** The text of a child, as it is written. */
    String textOf(String wanted) {
        return child(wanted).map(child -> child.text().strip()).orElse("");
    }

    /** Its own text without formatting. */
    String normalText() {
        return normal(name, text);
    }

    boolean isDiagram() {
        return name.endsWith(DIAGRAMS);
    }

    /** Whether the order of its children says nothing. */
    boolean isUnordered() {
        return isUnordered(name);
    }

    private static boolean isUnordered(String name) {
        return name.equals("definitions") || name.endsWith("DMNDiagram");
    }

    private static Stream<String> meanings(String name, List<XmlElement> children) {
        Stream<String> meanings = children.stream().map(XmlElement::meaning);
        return isUnordered(name) ? meanings.sorted() : meanings;
    }

    private static String normal(String name, String text) {
        return name.equals(FORMAL_TEXT) ? Spelling.feel(text) : Spelling.plain(text);
    }
}
