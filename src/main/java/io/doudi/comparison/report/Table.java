package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.report.Section.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table before it has its words.
 *
 * @param name of its subject
 * @param columns their names
 * @param parts none if the comparison is not about the subject
 * @param measured the column that is drawn as bars, from 0
 */
record Table(String name, List<String> columns, List<Part> parts, Optional<Integer> measured) {

    static Table of(String name, List<String> columns, List<Part> parts) {
        return new Table(name, columns, parts, Optional.empty());
    }

    static List<List<Value>> rows(JsonNode list, Function<JsonNode, List<Value>> row) {
        return ReportWords.items(list).map(row).toList();
    }

    Table measuredBy(int column) {
        return new Table(name, columns, parts, Optional.of(column));
    }

    /** The table, or a sentence why there is none; nothing if there is nothing to say. */
    Optional<Section> section(ReportWords words) {
        List<Part> full = parts.stream().filter(part -> !part.rows().isEmpty()).toList();
        Optional<String> sentence = words.find((full.isEmpty() ? "none." : "about.") + name);
        boolean isSilent = full.isEmpty() && sentence.isEmpty();
        return parts.isEmpty() || isSilent
                ? Optional.empty()
                : Optional.of(
                        new Section(
                                name,
                                words.text("section." + name),
                                sentence.stream().toList(),
                                columns.stream().map(one -> words.text("column." + one)).toList(),
                                full,
                                measured));
    }
}
