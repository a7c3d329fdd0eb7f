package io.doudi.comparison.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A subject of a report: sentences, then a table in parts.
 *
 * @param name by which styles know it
 * @param columns of all parts
 * @param measured the column that is drawn as bars, from 0
 */
public record Section(
        String name,
        String title,
        List<String> sentences,
        List<String> columns,
        List<Part> parts,
        Optional<Integer> measured) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Section {
        sentences = List.copyOf(sentences);
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /**
     * A part of a table.
     *
     * @param label what it is about; empty if there is only one
     */
    public record Part(String label, List<List<Value>> rows) {

        public Part {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    static Section ofSentences(String name, String title, List<String> sentences) {
        return new Section(name, title, sentences, List.of(), List.of(), Optional.empty());
    }

    /** Whether its parts say what they are about. */
    public boolean isLabelled() {
        return parts.stream().anyMatch(part -> !part.label().isEmpty());
    }

    /** How long the bar of a row is, in percent of the longest. */
    public int length(List<Value> row) {
        BigDecimal longest =
                parts.stream()
                        .flatMap(part -> part.rows().stream())
                        .map(this::measure)
                        .reduce(BigDecimal.ZERO, BigDecimal::max);
        return longest.signum() == 0
                ? 0
                : measure(row)
                        .multiply(HUNDRED)
                        .divide(longest, 0, RoundingMode.CEILING)
                        .intValueExact();
    }

    private BigDecimal measure(List<Value> row) {
        return measured.flatMap(column -> row.get(column).number())
                .map(BigDecimal::abs)
                .orElse(BigDecimal.ZERO);
    }
}
