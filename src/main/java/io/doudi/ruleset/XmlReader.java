package io.doudi.ruleset;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML with the place of every element in the text, which the parsers of the JDK do not tell.
 * They check the text first, so that what is read here is well-formed.
 */
final class XmlReader {

    private static final String NO_DOCUMENT_TYPE =
            "http://apache.org/xml/features/disallow-doctype-decl";

    private static final Pattern TOKEN =
            Pattern.compile(
                    "<!--[\\s\\S]*?-->|<!\\[CDATA\\[([\\s\\S]*?)]]>|<\\?[\\s\\S]*?\\?>"
                            + "|(</[^>]*+>)|(<(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>)|([^<]++)");

    private static final Pattern NAME = Pattern.compile("<([^\\s/>]+)");

    /** Name, then the value in either kind of quotes. */
    static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+([^\\s=/>]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern REFERENCE = Pattern.compile("&(#x?)?(\\w+);");

    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    private final String file;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Open document;
    private String rootNamespace = "";

    /** An element whose end has not been read yet. */
    private static final class Open {

        private final String tag;
        private final int start;
        private final int inner;
        private final Map<String, String> namespaces;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        Open(String tag, int start, int inner, Map<String, String> namespaces) {
            this.tag = tag;
            this.start = start;
            this.inner = inner;
            this.namespaces = namespaces;
        }
    }

    private XmlReader(String file) {
        this.file = file;
        this.document = new Open("", 0, 0, Map.of());
        open.push(document);
    }

    /** The root element; empty if the text is not well-formed. */
    static Optional<XmlElement> read(String file) {
        return isWellFormed(file) ? Optional.of(new XmlReader(file).root()) : Optional.empty();
    }

    private static boolean isWellFormed(String file) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            factory.setNamespaceAware(true);
            factory.newSAXParser()
                    .parse(new InputSource(new StringReader(file)), new DefaultHandler());
            return true;
        } catch (SAXException | IOException e) {
            return false;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of the JDK lacks its settings", e);
        }
    }

    private XmlElement root() {
        Matcher token = TOKEN.matcher(file);
        while (token.find()) {
            if (token.group(1) != null) {
                open.element().text.append(lines(token.group(1)));
            } else if (token.group(2) != null) {
                close(token.start(), token.end());
            } else if (token.group(3) != null) {
                open(token.group(3), token.start(), token.end());
            } else if (token.group(4) != null) {
                open.element().text.append(resolved(lines(token.group(4))));
            }
        }
        return document.children.get(0);
    }

    private void open(String tag, int start, int end) {
        Open element = new Open(tag, start, end, namespaces(tag));
        if (open.size() == 1) {
            rootNamespace = namespace(tagName(tag), element, true);
        }
        open.push(element);
        if (tag.endsWith("/>")) {
            close(end, end);
        }
    }

    private void close(int innerEnd, int end) {
        Open closed = open.pop();
        String local = local(tagName(closed.tag));
        String namespace = namespace(tagName(closed.tag), closed, true);
        XmlElement element =
                XmlElement.of(
                        name(local, namespace),
                        namespace,
                        attributes(closed),
                        text(local, closed),
                        List.copyOf(closed.children),
                        source(closed, innerEnd, end));
        open.element().children.add(element);
    }

    private XmlSource source(Open closed, int innerEnd, int end) {
        return new XmlSource(file, closed.start, closed.inner, innerEnd, end, closed.namespaces);
    }

    /** Names of the root's namespace go without it, so that a new version of DMN is one change. */
    private String name(String local, String namespace) {
        return namespace.equals(rootNamespace) ? local : "{%s}%s".formatted(namespace, local);
    }

    private static String tagName(String tag) {
        Matcher name = NAME.matcher(tag);
        if (!name.lookingAt()) {
            throw new IllegalArgumentException("Not a start tag: " + tag);
        }
        return name.group(1);
    }

    private Map<String, String> namespaces(String tag) {
        Map<String, String> declared = new TreeMap<>(open.element().namespaces);
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            String name = attribute.group(1);
            if (isDeclaration(name)) {
                declared.put(name.equals("xmlns") ? "" : local(name), value(attribute));
            }
        }
        return declared.equals(open.element().namespaces)
                ? open.element().namespaces
                : Map.copyOf(declared);
    }

    private static Map<String, String> attributes(Open element) {
        Map<String, String> attributes = new TreeMap<>();
        Matcher attribute = ATTRIBUTE.matcher(element.tag);
        while (attribute.find()) {
            String name = attribute.group(1);
            if (!isDeclaration(name)) {
                attributes.put(
                        expanded(name, element),
                        name.equals("typeRef")
                                ? expanded(value(attribute), element)
                                : value(attribute));
            }
        }
        return attributes;
    }

    private static String text(String name, Open element) {
        String text = element.text.toString();
        return name.equals("typeRef") ? expanded(text.strip(), element) : text;
    }

    /** A prefix is only short for its namespace. */
    private static String expanded(String name, Open element) {
        String namespace = namespace(name, element, false);
        return namespace.isEmpty() ? name : "{%s}%s".formatted(namespace, local(name));
    }

    private static String namespace(String name, Open element, boolean hasDefault) {
        int colon = name.indexOf(':');
        return colon < 0 && !hasDefault
                ? ""
                : element.namespaces.getOrDefault(colon < 0 ? "" : name.substring(0, colon), "");
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static boolean isDeclaration(String attribute) {
        return attribute.equals("xmlns") || attribute.startsWith("xmlns:");
    }

    /** The value of a found attribute, as a parser gives it. */
    static String value(Matcher attribute) {
        String written = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
        return resolved(lines(written).replaceAll("\\s", " "));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String resolved(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1) == null
                                                ? ENTITIES.get(found.group(2))
                                                : character(found.group(1), found.group(2))));
    }

    private static String character(String kind, String digits) {
        return Character.toString(Integer.parseInt(digits, kind.equals("#x") ? 16 : 10));
    }
}
