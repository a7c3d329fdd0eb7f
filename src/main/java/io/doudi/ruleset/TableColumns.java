package io.doudi.ruleset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two edits of a table would leave rows whose cells do not stand under the columns. */
final class TableColumns {

    private TableColumns() {}

    /** One changed the columns, and the other changed them differently or added rows. */
    static boolean clash(Sides<XmlElement> tables) {
        XmlElement table = tables.theirs().orElseThrow();
        if (table.name().equals("relation")) {
            return clashInRelation(tables);
        }
        return table.name().equals("decisionTable")
                && (clash(tables.base(), tables.mine(), tables.theirs())
                        || clash(tables.base(), tables.theirs(), tables.mine()));
    }

    private static boolean clash(
            Optional<XmlElement> base, Optional<XmlElement> one, Optional<XmlElement> other) {
        List<String> before = ModelKeys.columns(base.orElseThrow());
        if (ModelKeys.columns(one.orElseThrow()).equals(before)) {
            return false;
        }
        Set<String> added = new HashSet<>(rows(other.orElseThrow()));
        added.removeAll(rows(base.orElseThrow()));
        return !added.isEmpty() || !ModelKeys.columns(other.orElseThrow()).equals(before);
    }

    private static Set<String> rows(XmlElement table) {
        return ModelTable.rowsOf(table).stream()
                .map(row -> row.id().orElse(row.meaning()))
                .collect(Collectors.toSet());
    }

    private static boolean clashInRelation(Sides<XmlElement> relations) {
        Sides<List<String>> columns =
                relations.map(
                        one ->
                                one.children(Set.of("column")).stream()
                                        .map(XmlElement::meaning)
                                        .toList());
        return !columns.equals(
                Sides.of(
                        columns.base().orElseThrow(),
                        columns.base().orElseThrow(),
                        columns.base().orElseThrow()));
    }
}
