package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that differs between two versions of a rule set.
 *
 * @param file the path of the file in its rule set
 * @param element the table, decision, type, rule, case or clause; empty for a whole file
 * @param row the row of the table, for rows and cells
 * @param column the column of the table, for columns and cells
 * @param path what of it, from the outside in: labels of entries, names of fields, a JSON pointer;
 *     empty for the whole
 * @param before its text before; empty if it was not there or its parts are listed by themselves
 * @param after its text after; empty if it is not there or its parts are listed by themselves
 * @param ruleIds the rules that it is part of, for example {@code DZ-TR-01}
 * @param clause where the document says so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Change(
        Kind kind,
        Subject subject,
        String file,
        Optional<Element> element,
        Optional<Row> row,
        Optional<Column> column,
        List<String> path,
        Optional<String> before,
        Optional<String> after,
        List<String> ruleIds,
        Optional<String> clause) {

    /** What happened. */
    @Schema(name = "ChangeKind")
    public enum Kind {
        ADDED,
        REMOVED,
        MOVED,
        CHANGED
    }

    /** To what it happened. */
    public enum Subject {
        FILE,
        TABLE,
        COLUMN,
        HIT_POLICY,
        ROW,
        CELL,
        /** A deciding cell of a parameter table. */
        PARAMETER,
        ANNOTATION,
        FORMULA,
        DECISION,
        FUNCTION,
        TYPE,
        /** A DRL rule. */
        RULE,
        CASE,
        CLAUSE,
        /** A field of the manifest. */
        MANIFEST,
        /** An id of a part of a model: traces name it, decisions do not depend on it. */
        IDENTIFIER,
        /** Where things are drawn. */
        DIAGRAM,
        OTHER
    }

    /**
     * A table, decision, type, rule, case or clause.
     *
     * @param id empty for a part of a model without one
     * @param label in Chinese, as staff know it; the name if it has none
     */
    public record Element(String id, String label) {}

    /**
     * A row of a decision table.
     *
     * @param id as it is after, or was before
     * @param before its number from 1 before
     * @param after its number from 1 after
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ChangedRow")
    public record Row(String id, Optional<Integer> before, Optional<Integer> after) {}

    /**
     * A column of a decision table.
     *
     * @param label its heading as it is after, or was before
     * @param before its number from 1 before, over conditions, results and annotations
     * @param after its number from 1 after
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ChangedColumn")
    public record Column(String label, Optional<Integer> before, Optional<Integer> after) {}

    public Change {
        path = List.copyOf(path);
        ruleIds = List.copyOf(ruleIds);
    }
}
