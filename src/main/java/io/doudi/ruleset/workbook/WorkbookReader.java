package io.doudi.ruleset.workbook;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.RuleTable.Row;
import io.doudi.ruleset.TableEdits.Changed;
import io.doudi.ruleset.TableRewrite;
import io.doudi.ruleset.workbook.Remark.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns an uploaded workbook into the models that it changes. */
final class WorkbookReader {

    private final Uploaded workbook;
    private final BiFunction<String, String, Optional<RuleFile>> bases;
    private final ModelTypes types;
    private final Remarks remarks;
    private final Map<String, SheetCells> sheets = new HashMap<>();

    /**
     * A reader for one workbook.
     *
     * @param bases the model of a path and a digest, as the workbook was made from it
     */
    WorkbookReader(
            Uploaded workbook,
            ModelTypes types,
            BiFunction<String, String, Optional<RuleFile>> bases,
            Remarks remarks) {
        this.workbook = workbook;
        this.types = types;
        this.bases = bases;
        this.remarks = remarks;
        Set<String> marks =
                workbook.meta().tables().stream().map(Meta.Table::mark).collect(Collectors.toSet());
        workbook.sheets().forEach(sheet -> known(sheet, marks));
    }

    /**
     * The models that the workbook changes.
     *
     * @param files to look at
     * @param rows the ids of the rows whose changes count; empty for all
     */
    List<Changed> changed(Set<String> files, Set<String> rows) {
        List<Changed> changed = new ArrayList<>();
        for (List<Meta.Table> tables : byFile(files)) {
            Meta.Table first = tables.get(0);
            Optional<RuleFile> base = bases.apply(first.file(), first.digest());
            if (base.isEmpty()) {
                remarks.problem(Remark.onSheet(Code.BASE_UNKNOWN, first.sheet(), first.file()));
                continue;
            }
            RuleFile mine = new TableRewrite(rows(base.get(), tables), rows).of(base.get());
            if (!mine.equals(base.get())) {
                changed.add(new Changed(mine, first.digest()));
            }
        }
        return changed;
    }

    private List<List<Meta.Table>> byFile(Set<String> files) {
        Map<String, List<Meta.Table>> byFile =
                workbook.meta().tables().stream()
                        .filter(table -> files.contains(table.file()))
                        .collect(
                                Collectors.groupingBy(
                                        Meta.Table::file, TreeMap::new, Collectors.toList()));
        return List.copyOf(byFile.values());
    }

    private void known(SheetCells sheet, Set<String> marks) {
        String mark = sheet.text(Layout.TITLE_ROW, Layout.ID_COLUMN);
        if (!marks.contains(mark)) {
            remarks.notice(Remark.onSheet(Code.SHEET_IGNORED, sheet.name()));
        } else if (sheets.putIfAbsent(mark, sheet) != null) {
            remarks.problem(
                    Remark.onSheet(Code.SHEET_TWICE, sheet.name(), sheets.get(mark).name()));
        }
    }

    /** The rows of the tables whose sheets are there, by the keys of the tables. */
    private Map<String, List<Row>> rows(RuleFile base, List<Meta.Table> lines) {
        Map<String, RuleTable> tables =
                RuleTable.of(base, types).stream()
                        .collect(Collectors.toMap(RuleTable::id, Function.identity()));
        Map<String, List<Row>> rows = new HashMap<>();
        for (Meta.Table line : lines) {
            SheetCells sheet = sheets.get(line.mark());
            RuleTable table = tables.get(line.key());
            if (sheet == null) {
                remarks.notice(Remark.onSheet(Code.SHEET_MISSING, line.sheet()));
            } else if (table == null || !line.fits(table)) {
                remarks.problem(Remark.onSheet(Code.TABLE_UNKNOWN, sheet.name(), line.file()));
            } else {
                rows.put(line.key(), new SheetRows(sheet, table, remarks).rows());
            }
        }
        return rows;
    }
}
