package io.doudi.ruleset.workbook;

import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.RuleTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a workbook says about itself where nobody sees it.
 *
 * @param name of the version or the draft
 * @param tables a line for each table
 */
record Meta(String ruleSet, String name, List<Table> tables) {

    private static final String FORMAT = "doudi-tables";
    private static final String LAYOUT = "1";
    private static final int CELLS = 5;

    /**
     * A table.
     *
     * @param digest of the model that it was taken from
     * @param columns how many conditions, results and annotations it has
     */
    record Table(String sheet, String file, String key, String digest, String columns) {

        static Table of(String sheet, RuleTable table, String digest) {
            return new Table(sheet, table.file(), table.id(), digest, columns(table));
        }

        private static String columns(RuleTable table) {
            return Stream.of(Kind.values())
                    .map(kind -> table.columns().stream().filter(one -> one.kind() == kind).count())
                    .map(String::valueOf)
                    .collect(Collectors.joining("+"));
        }

        /** What its sheet has in the first cell. */
        String mark() {
            return file + "#" + key;
        }

        boolean fits(RuleTable table) {
            return key.equals(table.id()) && columns.equals(columns(table));
        }
    }

    Meta {
        tables = List.copyOf(tables);
    }

    /** As the lines of a sheet. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(FORMAT, LAYOUT, ruleSet, name, ""));
        tables.forEach(
                one ->
                        lines.add(
                                List.of(
                                        one.sheet(),
                                        one.file(),
                                        one.key(),
                                        one.digest(),
                                        one.columns())));
        return lines;
    }

    /** Reads the lines; empty if they are not such. */
    static Optional<Meta> of(List<List<String>> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.size() < CELLS - 1)) {
            return Optional.empty();
        }
        List<String> head = lines.get(0);
        if (!head.get(0).equals(FORMAT) || !head.get(1).equals(LAYOUT)) {
            return Optional.empty();
        }
        List<Table> tables =
                lines.stream()
                        .skip(1)
                        .filter(line -> line.size() >= CELLS)
                        .map(Meta::table)
                        .toList();
        return Optional.of(new Meta(head.get(2), head.get(3), tables));
    }

    /** The files that its tables are taken from. */
    Set<String> files() {
        return tables.stream().map(Table::file).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Table table(List<String> line) {
        return new Table(line.get(0), line.get(1), line.get(2), line.get(3), line.get(4));
    }
}
