package io.doudi.comparison;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import io.doudi.comparison.ComparisonResult.OfCell;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Edit;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One cell of the first side's rules and the values to try in it.
 *
 * @param file of the uppermost layer that has the table in it, for example {@code parameters.dmn}
 * @param table the id of the table
 * @param row the id of the row
 * @param column from 1, over conditions, results and annotations
 * @param values up to 20 texts, as they would stand in the cell; empty if there is a range
 * @param range numbers to try instead
 */
public record Sweep(
        String file,
        String table,
        String row,
        Integer column,
        Optional<List<String>> values,
        Optional<SweepRange> range) {

    static final int MOST = 20;

    public Sweep {
        requireField("sweep.file", file);
        requireField("sweep.table", table);
        requireField("sweep.row", row);
        requireField("sweep.column", column);
        values = values.map(List::copyOf);
    }

    /** Refuses values that cannot be tried. */
    void requireSound() {
        range.ifPresent(SweepRange::requireSound);
        if (range.isEmpty()) {
            requireField("sweep.values", values.orElse(null));
        } else if (values.isPresent()) {
            throw ProblemException.atField(
                    INVALID_VALUE, "sweep.range", "There must be values or a range, not both");
        }
        if (texts().isEmpty() || texts().size() > MOST) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "sweep.values", "There must be 1 to %d values".formatted(MOST));
        }
    }

    /**
     * A cell, and the side with each of the values in it.
     *
     * @param cell as it is now
     */
    record Tried(OfCell cell, List<EditedSide> sides) {}

    /** The texts to try. */
    List<String> texts() {
        return range.map(SweepRange::texts).or(() -> values).orElseThrow();
    }

    /** The number in one of the texts, by which they are put in order; empty if it has none. */
    Optional<BigDecimal> number(String text) {
        return range.map(SweepRange::cellForm).orElse(CellForm.NUMBER_ALONE).numberIn(text.strip());
    }

    /** The form of the cell that its range names. */
    Optional<String> form() {
        return range.flatMap(SweepRange::form);
    }

    /** Puts each of the values in the cell; refuses a cell that is not there. */
    Tried tried(Answering side, InForce inForce, Function<InForce, KnowledgeBase> compiler) {
        RuleSetVersion version = version(inForce);
        List<EditedSide> sides =
                texts().stream()
                        .map(text -> Edit.ofCell(version, file, table, row, column, text))
                        .map(edit -> EditedSide.of(side, version, edit, compiler))
                        .toList();
        return new Tried(cell(table(version).orElseThrow()), sides);
    }

    private OfCell cell(RuleTable found) {
        int index = found.index(row);
        String text = found.rows().get(index).cells().get(column - 1);
        String heading = found.columns().get(column - 1).label();
        return new OfCell(found.label(), index + 1, row, heading, text, number(text));
    }

    private RuleSetVersion version(InForce inForce) {
        List<RuleSetVersion> topFirst = new ArrayList<>(inForce.layers());
        Collections.reverse(topFirst);
        return topFirst.stream()
                .filter(layer -> table(layer).isPresent())
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        FILE_NOT_FOUND,
                                        "sweep.table",
                                        "The first side has no table %s in %s"
                                                .formatted(table, file)));
    }

    private Optional<RuleTable> table(RuleSetVersion version) {
        ModelTypes none = ModelTypes.in(List.of());
        return version.file(file).flatMap(found -> RuleTable.of(found, none, table));
    }
}
