package io.doudi.ruleset;

import io.doudi.ruleset.Change.Element;
import io.doudi.ruleset.Change.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges two edits of a text file piece by piece: rules, cases, clauses or fields. */
final class TextMerge {

    private final String path;
    private final Sides<Map<String, TextPart>> parts;
    private final List<Conflict> conflicts = new ArrayList<>();

    private TextMerge(String path, Sides<Map<String, TextPart>> parts) {
        this.path = path;
        this.parts = parts;
    }

    static FileMerge of(String path, Sides<Map<String, TextPart>> parts) {
        return new TextMerge(path, parts).merge();
    }

    private FileMerge merge() {
        Optional<List<String>> order = Weave.of(parts, path.endsWith(".drl"), key -> "");
        if (order.isEmpty()) {
            conflicts.add(Conflict.at(Spot.of(path), parts.map(TextMerge::names)));
        }
        new Renames<>(parts, TextPart::meaning)
                .clashes()
                .forEach(part -> clash(Spot.of(path), part));
        StringBuilder merged = new StringBuilder();
        for (String name : order.orElse(List.of())) {
            merged(name, Sides.of(name, parts)).ifPresent(part -> append(part, merged));
        }
        return new FileMerge(merged.toString(), conflicts);
    }

    /** A part begins a line, and stands behind an empty one if it did. */
    private static void append(TextPart part, StringBuilder merged) {
        String wanted = part.isSetOff() ? "\n\n" : "\n";
        while (!merged.isEmpty() && !part.text().isEmpty() && !endsWith(merged, wanted)) {
            merged.append('\n');
        }
        merged.append(part.text());
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length()
                && text.lastIndexOf(end) == text.length() - end.length();
    }

    private static String names(Map<String, TextPart> parts) {
        return String.join("\n", parts.keySet());
    }

    private Optional<TextPart> merged(String name, Sides<TextPart> part) {
        Sides<String> meanings = part.map(TextPart::meaning);
        if (!meanings.keepsTheirs() && !meanings.takesMine()) {
            clash(spot(name), part);
        }
        return meanings.keepsTheirs() ? part.theirs() : part.mine();
    }

    private void clash(Spot spot, Sides<TextPart> part) {
        conflicts.add(Conflict.at(spot, part.map(one -> one.text().strip())));
    }

    private Spot spot(String name) {
        Spot file = Spot.of(path);
        return name.isEmpty() ? file : file.at(Subject.OTHER, new Element("", name));
    }
}
