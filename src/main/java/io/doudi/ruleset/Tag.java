package io.doudi.ruleset;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Changes to how an element is written that leave the rest of its text alone. */
final class Tag {

    private Tag() {}

    /** A start tag with another value of one attribute, or without it. */
    static String with(String tag, String name, Optional<String> value) {
        String written = value.map(text -> " %s=\"%s\"".formatted(name, escaped(text))).orElse("");
        Matcher attribute = XmlReader.ATTRIBUTE.matcher(tag);
        Optional<MatchResult> old =
                attribute.results().filter(found -> found.group(1).equals(name)).findFirst();
        int start = old.map(MatchResult::start).orElse(end(tag));
        int end = old.map(MatchResult::end).orElse(end(tag));
        return tag.substring(0, start) + written + tag.substring(end);
    }

    /** An element with another start tag and content. */
    static String joined(XmlSource source, String start, String content) {
        if (!start.endsWith("/>") || content.isEmpty()) {
            return start + content + source.endTag();
        }
        return start.substring(0, end(start)) + ">" + content + "</" + name(start) + ">";
    }

    /** An element that declares the namespaces which the place lacks or knows otherwise. */
    static String withNamespaces(XmlSource source, Map<String, String> place) {
        Map<String, String> missing = new TreeMap<>(source.namespaces());
        missing.entrySet().removeIf(one -> one.getValue().equals(place.get(one.getKey())));
        missing.keySet()
                .removeIf(prefix -> !source.text().contains(prefix + ":") && !prefix.isEmpty());
        if (place.containsKey("") && !source.namespaces().containsKey("")) {
            missing.put("", "");
        }
        String tag = source.startTag();
        for (Map.Entry<String, String> one : missing.entrySet()) {
            String name = one.getKey().isEmpty() ? "xmlns" : "xmlns:" + one.getKey();
            tag = with(tag, name, Optional.of(one.getValue()));
        }
        return tag + source.content() + source.endTag();
    }

    private static int end(String tag) {
        return tag.length() - (tag.endsWith("/>") ? 2 : 1);
    }

    private static String name(String tag) {
        return tag.substring(1).split("[\\s/>]", 2)[0];
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\r", "&#13;")
                .replace("\n", "&#10;");
    }
}
