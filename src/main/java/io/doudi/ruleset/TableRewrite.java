package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.RuleTable.Row;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Other rows for the decision tables of a model.
 *
 * @param rows by the keys of the tables; tables that are not named stay as they are
 * @param only the ids of the rows whose changes count; empty for all
 */
public record TableRewrite(Map<String, List<Row>> rows, Set<String> only) {

    public TableRewrite {
        rows = Map.copyOf(rows);
        only = Set.copyOf(only);
    }

    /** A model with another text in one cell; columns count from 0. */
    static RuleFile ofCell(RuleFile model, String table, String row, int column, String text) {
        List<Row> rows = RuleTable.required(model, table).withCell(row, column, text);
        return new TableRewrite(Map.of(table, rows), Set.of()).of(model);
    }

    /** The model with the rows; the same text if they say what it says. */
    public RuleFile of(RuleFile model) {
        List<TableSpot> spots =
                TableSpot.in(model).stream().filter(spot -> rows.containsKey(spot.key())).toList();
        Set<String> ids = ids(model);
        String text = model.content();
        for (int i = spots.size() - 1; i >= 0; i--) {
            XmlSource source = spots.get(i).element().source();
            text =
                    text.substring(0, source.start())
                            + table(spots.get(i), ids)
                            + text.substring(source.end());
        }
        return new RuleFile(model.path(), text);
    }

    private String table(TableSpot spot, Set<String> ids) {
        ModelTable table = ModelTable.of(spot.element());
        List<Row> before = table.rows().stream().map(RuleTable::row).toList();
        List<RowPlan> plans = RowPlan.of(spot.key(), ids, before, rows.get(spot.key()));
        return TableText.of(table, only.isEmpty() ? plans : RowPlan.only(only, before, plans));
    }

    /** All ids of a model. */
    static Set<String> ids(RuleFile model) {
        Set<String> ids = new HashSet<>();
        XmlElement.read(model).stream()
                .flatMap(TableRewrite::all)
                .forEach(element -> element.id().ifPresent(ids::add));
        return Collections.unmodifiableSet(ids);
    }

    private static Stream<XmlElement> all(XmlElement element) {
        return Stream.concat(
                Stream.of(element), element.children().stream().flatMap(TableRewrite::all));
    }
}
