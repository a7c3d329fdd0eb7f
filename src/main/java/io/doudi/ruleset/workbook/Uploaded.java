package io.doudi.ruleset.workbook;

import io.doudi.problem.ProblemException;
import io.doudi.ruleset.workbook.Remark.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * An uploaded workbook: what it says about itself, and the sheets that somebody may have edited.
 */
record Uploaded(Meta meta, List<SheetCells> sheets) {

    /** Reads it, or says why it cannot be read. */
    static Uploaded read(byte[] bytes) {
        List<SheetCells> sheets = sheets(bytes);
        SheetCells meta =
                sheets.stream()
                        .filter(sheet -> sheet.name().equals(Layout.META))
                        .findFirst()
                        .orElseThrow(() -> Rejected.because(Code.NOT_OURS));
        return new Uploaded(
                Meta.of(meta.lines()).orElseThrow(() -> Rejected.because(Code.NOT_OURS)),
                sheets.stream().filter(sheet -> !isOurs(sheet.name())).toList());
    }

    private static boolean isOurs(String name) {
        return List.of(Layout.GUIDE, Layout.META, Layout.LISTS).contains(name);
    }

    /**
     * All sheets of a workbook. The reader fails in many ways on files that no honest program
     * writes.
     */
    static List<SheetCells> sheets(byte[] bytes) {
        byte[] workbook = WorkbookZip.unpacked(WorkbookZip.read(bytes));
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            if (read.isMacroEnabled()) {
                throw Rejected.because(Code.MACRO);
            }
            if (read.getNumberOfSheets() > Layout.MOST_SHEETS) {
                throw Rejected.because(Code.TOO_LARGE);
            }
            List<SheetCells> sheets = new ArrayList<>();
            TextLimit limit = new TextLimit();
            for (int i = 0; i < read.getNumberOfSheets(); i++) {
                sheets.add(SheetCells.of(read.getSheetAt(i), limit));
            }
            return sheets;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Rejected.because(Code.DAMAGED);
        }
    }
}
