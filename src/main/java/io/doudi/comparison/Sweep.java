package io.doudi.comparison;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Edit;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * One cell of the first side's rules and the values to try in it.
 *
 * @param file of the uppermost layer that has it, for example {@code parameters.dmn}
 * @param table the id of the table
 * @param row the id of the row
 * @param column from 1, over conditions, results and annotations
 * @param values up to 20 texts, as they would stand in the cell
 */
public record Sweep(String file, String table, String row, Integer column, List<String> values) {

    static final int MOST = 20;

    public Sweep {
        requireField("sweep.file", file);
        requireField("sweep.table", table);
        requireField("sweep.row", row);
        requireField("sweep.column", column);
        values = List.copyOf(requireField("sweep.values", values));
    }

    /** The side with each of the values; refuses a cell that is not there. */
    List<EditedSide> sides(
            Answering side, InForce inForce, Function<InForce, KnowledgeBase> compiler) {
        if (values.isEmpty() || values.size() > MOST) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "sweep.values", "There must be 1 to %d values".formatted(MOST));
        }
        RuleSetVersion version = version(inForce);
        return values.stream()
                .map(value -> Edit.ofCell(version, file, table, row, column, value))
                .map(edit -> EditedSide.of(side, version, edit, compiler))
                .toList();
    }

    private RuleSetVersion version(InForce inForce) {
        List<RuleSetVersion> topFirst = new ArrayList<>(inForce.layers());
        Collections.reverse(topFirst);
        return topFirst.stream()
                .filter(layer -> layer.file(file).isPresent())
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        FILE_NOT_FOUND,
                                        "sweep.file",
                                        "The first side has no file " + file));
    }
}
