package io.doudi.ruleset.workbook;

import static io.doudi.ruleset.workbook.CaseTable.FIRST_ROW;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.CaseFile;
import io.doudi.ruleset.TableEdits.Changed;
import io.doudi.ruleset.workbook.Remark.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.apache.poi.ss.util.CellRangeAddress;

/** Turns an uploaded sheet of cases into the files that it changes. */
final class CaseReader {

    private final SheetCells sheet;
    private final Set<String> paths;
    private final BiFunction<String, String, Optional<RuleFile>> bases;
    private final Remarks remarks;
    private final CaseColumns columns;
    private final CaseRowReader rows;

    /**
     * A reader for one sheet.
     *
     * @param draft the files of the draft
     * @param bases the file of a path and a digest, as the sheet was made from it
     */
    CaseReader(
            SheetCells sheet,
            List<RuleFile> draft,
            BiFunction<String, String, Optional<RuleFile>> bases,
            Remarks remarks) {
        this.sheet = sheet;
        this.paths = new TreeSet<>();
        this.bases = bases;
        this.remarks = remarks;
        this.columns = CaseColumns.of(sheet, remarks);
        List<Case> cases = new ArrayList<>();
        for (RuleFile file : draft) {
            paths.add(file.path());
            if (CaseFile.isCases(file)) {
                cases.addAll(CaseFile.of(file).cases());
            }
        }
        this.rows = new CaseRowReader(sheet, columns, CaseKinds.of(cases), remarks);
    }

    /**
     * The files that the sheet changes, if there is no problem at all; of files whose rows are all
     * missing it says nothing.
     */
    List<Changed> changed() {
        if (!columns.areWhole()) {
            return List.of();
        }
        sheet.merged().forEach(this::refuse);
        List<Changed> changed = new ArrayList<>();
        byFile().forEach((path, numbers) -> changed(path, numbers).ifPresent(changed::add));
        return remarks.areProblems() ? List.of() : changed;
    }

    private void refuse(CellRangeAddress area) {
        remarks.problem(Remark.merged(sheet.name(), area));
    }

    private Map<String, List<Integer>> byFile() {
        Map<String, List<Integer>> byFile = new TreeMap<>();
        sheet.rows()
                .tailMap(FIRST_ROW)
                .forEach(
                        (number, cells) -> {
                            if (isCase(number, cells)) {
                                file(number)
                                        .ifPresent(
                                                file ->
                                                        byFile.computeIfAbsent(
                                                                        file,
                                                                        any -> new ArrayList<>())
                                                                .add(number));
                            }
                        });
        return byFile;
    }

    private boolean isCase(int number, NavigableMap<Integer, RawCell> cells) {
        cells.keySet().stream()
                .filter(column -> !columns.has(column))
                .forEach(
                        column ->
                                remarks.notice(
                                        Remark.at(
                                                Code.OUTSIDE_THE_TABLE,
                                                sheet.name(),
                                                number,
                                                column)));
        return cells.keySet().stream()
                .anyMatch(column -> column != columns.of(CaseRow.BASE) && columns.has(column));
    }

    private Optional<String> file(int row) {
        int column = columns.of(CaseRow.FILE);
        String path = sheet.text(row, column);
        if (!CaseFile.isPath(path)) {
            remarks.problem(Remark.at(Code.CASE_FILE, sheet.name(), row, column, path));
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private Optional<Changed> changed(String path, List<Integer> numbers) {
        Set<String> digests = new TreeSet<>();
        numbers.forEach(row -> digests.add(sheet.text(row, columns.of(CaseRow.BASE))));
        digests.remove("");
        if (digests.size() > 1) {
            return refused(Code.CASE_BASES, path);
        }
        if (digests.isEmpty()) {
            return paths.contains(path)
                    ? refused(Code.CASE_BASE_MISSING, path)
                    : changed(CaseFile.empty(path), "", numbers);
        }
        String digest = digests.iterator().next();
        Optional<RuleFile> base = bases.apply(path, digest);
        return base.isEmpty()
                ? refused(Code.BASE_UNKNOWN, path)
                : changed(CaseFile.of(base.get()), digest, numbers);
    }

    private Optional<Changed> changed(CaseFile base, String digest, List<Integer> numbers) {
        List<Case> read = read(base, numbers);
        if (remarks.areProblems()) {
            return Optional.empty();
        }
        Optional<RuleFile> file = base.with(read);
        return file.isEmpty()
                ? refused(Code.CASES_UNWRITABLE, base.file().path())
                : file.filter(one -> !one.equals(base.file())).map(one -> new Changed(one, digest));
    }

    private List<Case> read(CaseFile base, List<Integer> numbers) {
        Map<String, Integer> times = new HashMap<>();
        List<Case> read = new ArrayList<>();
        for (int row : numbers) {
            int column = columns.of(CaseRow.NAME);
            String name =
                    CaseCell.value(sheet.text(row, column)).map(one -> one.asText()).orElse("");
            int time = times.merge(name, 1, Integer::sum);
            Optional<Case> before = base.find(name, time);
            if (time > 1 && before.isEmpty()) {
                remarks.problem(Remark.at(Code.CASE_TWICE, sheet.name(), row, column, name));
            }
            rows.read(row, before).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Changed> refused(Code code, String path) {
        remarks.problem(Remark.onSheet(code, sheet.name(), path));
        return Optional.empty();
    }
}
