package io.doudi.ruleset;

import io.doudi.Sha256;
import io.doudi.ruleset.RuleTable.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A row that a table shall have.
 *
 * @param origin the index of the row that it is; empty for a new one
 * @param row as it shall be, with its id
 */
record RowPlan(Optional<Integer> origin, Row row) {

    private static final int ID_LENGTH = 4;
    private static final Pattern USABLE_IN_IDS = Pattern.compile("[A-Za-z_][\\w.-]*");

    /**
     * The plan for all rows.
     *
     * @param table its id begins those of new rows
     * @param known ids that are in use
     */
    static List<RowPlan> of(String table, Set<String> known, List<Row> before, List<Row> after) {
        List<Optional<Integer>> origins = RowMatch.origins(before, after);
        Set<String> taken = new HashSet<>(known);
        return IntStream.range(0, after.size())
                .mapToObj(i -> plan(table, taken, before, after.get(i), origins.get(i)))
                .toList();
    }

    private static RowPlan plan(
            String table, Set<String> taken, List<Row> before, Row row, Optional<Integer> origin) {
        String id = origin.map(i -> before.get(i).id()).orElseGet(() -> idOf(table, taken, row));
        return new RowPlan(origin, new Row(id, row.cells()));
    }

    /** The id that a new row comes with, if it can have it. */
    private static String idOf(String table, Set<String> taken, Row row) {
        boolean isUsable = USABLE_IN_IDS.matcher(row.id()).matches() && taken.add(row.id());
        return isUsable ? row.id() : newId(table, taken, row);
    }

    /** Takes only the changes of some rows; the others stay as and where they are. */
    static List<RowPlan> only(Set<String> ids, List<Row> before, List<RowPlan> all) {
        Map<Integer, RowPlan> kept = new LinkedHashMap<>();
        Map<Integer, List<RowPlan>> added = new LinkedHashMap<>();
        int last = -1;
        for (RowPlan plan : all) {
            last = plan.origin().orElse(last);
            if (plan.origin().isPresent()) {
                kept.put(last, plan);
            } else if (ids.contains(plan.row().id())) {
                added.computeIfAbsent(last, any -> new ArrayList<>()).add(plan);
            }
        }
        List<RowPlan> rows = new ArrayList<>(added.getOrDefault(-1, List.of()));
        for (int i = 0; i < before.size(); i++) {
            RowPlan unchanged = new RowPlan(Optional.of(i), before.get(i));
            RowPlan changed = kept.get(i);
            if (!ids.contains(before.get(i).id())) {
                rows.add(unchanged);
            } else if (changed != null) {
                rows.add(changed);
            }
            rows.addAll(added.getOrDefault(i, List.of()));
        }
        return rows;
    }

    /** The same for the same row, so that a workbook that is sent twice adds it once. */
    private static String newId(String table, Set<String> taken, Row row) {
        String start = USABLE_IN_IDS.matcher(table).matches() ? table : "row";
        String content = String.join("\0", row.cells());
        for (int number = 1; ; number++) {
            byte[] digest = Sha256.of(content + "\0" + number);
            String id = start + "-" + HexFormat.of().formatHex(digest, 0, ID_LENGTH);
            if (taken.add(id)) {
                return id;
            }
        }
    }
}
