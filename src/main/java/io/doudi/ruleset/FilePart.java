package io.doudi.ruleset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule, case, clause or field of a text file, with what it says.
 *
 * @param name by which it is known in its file
 * @param fields what it says, by place within it
 */
record FilePart(String name, Spot spot, Map<List<String>, Value> fields) {

    private static final String NAME = "name";

    /**
     * What a field says.
     *
     * @param meaning the same for every way of writing it
     * @param text as staff read it
     */
    record Value(String meaning, String text) {}

    /** A part that is one text. */
    static FilePart of(String name, Spot spot, Value value) {
        return new FilePart(name, spot, Map.of(List.of(), value));
    }

    Optional<Map<List<String>, String>> withoutName() {
        Map<List<String>, String> meanings = new LinkedHashMap<>();
        fields.forEach((path, value) -> meanings.put(path, value.meaning()));
        return meanings.remove(List.of(NAME)) == null ? Optional.empty() : Optional.of(meanings);
    }

    /** All that it says, a line for each field. */
    String text() {
        return fields.entrySet().stream().map(FilePart::line).collect(Collectors.joining("\n"));
    }

    private static String line(Map.Entry<List<String>, Value> field) {
        String place = String.join(" ", field.getKey());
        String text = field.getValue().text();
        return place.isEmpty() ? text : place + ": " + text;
    }
}
