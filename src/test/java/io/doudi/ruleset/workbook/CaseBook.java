package io.doudi.ruleset.workbook;

import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.CaseFile;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.TableEdits.Changed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The table of some cases, what staff do with it, and what comes back. */
final class CaseBook {

    private static final CaseHeadings HEADINGS = new CaseHeadings(Map.of());
    private static final Path RULES = Path.of("rules");

    private final List<RuleFile> files;
    private final Remarks remarks = new Remarks();

    private CaseBook(List<RuleFile> files) {
        this.files = List.copyOf(files);
    }

    static CaseBook of(RuleFile... files) {
        return new CaseBook(List.of(files));
    }

    /** The bundled cases of a version. */
    static CaseBook bundled(Path version) {
        try (Stream<Path> paths = Files.list(version.resolve("cases"))) {
            return new CaseBook(paths.sorted().map(path -> file(version, path)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleFile file(Path version, Path path) {
        try {
            return new RuleFile(version.relativize(path).toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of all bundled versions with cases. */
    static Stream<Path> versions() {
        try (Stream<Path> paths = Files.walk(RULES, 2)) {
            return paths
                    .filter(path -> Files.isDirectory(path.resolve("cases")))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<RuleFile> files() {
        return files;
    }

    byte[] write(CaseFormat format) {
        return format.write(CaseTable.of("sample", files), HEADINGS);
    }

    /** What comes back. */
    List<Changed> changed(CaseFormat format, byte[] table) {
        return new CaseReader(format.read(table, remarks), files, this::base, remarks).changed();
    }

    /** What comes back to a draft without any cases. */
    List<Changed> changedInAnEmptyDraft(CaseFormat format, byte[] table) {
        SheetCells sheet = format.read(table, remarks);
        sheet.rows().values().forEach(row -> row.remove(CaseTable.BASE_COLUMN));
        sheet.rows()
                .get(CaseTable.PATH_ROW)
                .put(CaseTable.BASE_COLUMN, new RawCell(RawCell.What.TEXT, CaseRow.BASE));
        return new CaseReader(sheet, List.of(), this::base, remarks).changed();
    }

    /** The text of the one file that a workbook changes. */
    String text(byte[] workbook) {
        List<Changed> changed = changed(CaseFormat.XLSX, workbook);
        if (changed.size() != 1 || !problems().isEmpty()) {
            throw new AssertionError("%s %s".formatted(changed.size(), problems()));
        }
        return changed.get(0).file().content();
    }

    /** A workbook after some work on its sheet of cases. */
    static byte[] edited(byte[] workbook, Consumer<XSSFSheet> work) {
        return Book.edited(workbook, all -> work.accept(all.getSheetAt(0)));
    }

    /** Types something into the row of a case. */
    static void type(XSSFSheet sheet, String name, String path, String value) {
        cell(row(sheet, name), column(sheet, path)).setCellValue(value);
    }

    static Row row(XSSFSheet sheet, String name) {
        int column = column(sheet, CaseRow.NAME);
        for (Row row : sheet) {
            if (row.getCell(column) != null
                    && row.getCell(column).getStringCellValue().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("No case " + name);
    }

    static Cell cell(Row row, int column) {
        return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    static int column(XSSFSheet sheet, String path) {
        for (Cell cell : sheet.getRow(CaseTable.PATH_ROW)) {
            if (cell.getStringCellValue().equals(path)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("No column " + path);
    }

    /** Writes a copy of a case below all others. */
    static Row copy(XSSFSheet sheet, String name, String newName) {
        Row old = row(sheet, name);
        Row copy = sheet.createRow(sheet.getLastRowNum() + 1);
        old.forEach(cell -> copy.createCell(cell.getColumnIndex()).setCellValue(text(cell)));
        cell(copy, column(sheet, CaseRow.NAME)).setCellValue(newName);
        return copy;
    }

    private static String text(Cell cell) {
        return cell.getStringCellValue();
    }

    static XSSFWorkbook open(byte[] workbook) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Case> cases(RuleFile file) {
        return CaseFile.of(file).cases();
    }

    List<String> problems() {
        return remarks.problems(Messages.CHINESE).stream().map(CaseBook::shown).toList();
    }

    List<String> notices() {
        return remarks.notices(Messages.CHINESE).stream().map(CaseBook::shown).toList();
    }

    private static String shown(Remark.Told told) {
        return "%s %s".formatted(told.code(), told.text());
    }

    private Optional<RuleFile> base(String path, String digest) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .filter(file -> Digest.of(file.content()).equals(digest))
                .findFirst();
    }
}
