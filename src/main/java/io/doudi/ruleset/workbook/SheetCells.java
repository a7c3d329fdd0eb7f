package io.doudi.ruleset.workbook;

import io.doudi.ruleset.workbook.Remark.Code;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The cells of an uploaded sheet that hold something.
 *
 * @param rows by their numbers from 0, with their cells by the numbers of their columns
 * @param merged areas of cells that were made one
 */
record SheetCells(
        String name,
        NavigableMap<Integer, NavigableMap<Integer, RawCell>> rows,
        List<CellRangeAddress> merged) {

    static final int MOST_COLUMNS = 500;

    private static final int LAST_YEAR = 9999;

    /** Excel keeps 15 digits. */
    private static final double LARGEST_NUMBER = 1e15;

    /**
     * Reads a sheet.
     *
     * @param limit of the texts of all sheets: one text can stand in many cells
     */
    static SheetCells of(XSSFSheet sheet, TextLimit limit) {
        NavigableMap<Integer, NavigableMap<Integer, RawCell>> rows = new TreeMap<>();
        for (Row row : sheet) {
            NavigableMap<Integer, RawCell> cells = new TreeMap<>();
            for (Cell cell : row) {
                RawCell raw = raw(cell);
                limit.take(raw.text());
                if (!raw.isBlank()) {
                    cells.put(cell.getColumnIndex(), raw);
                }
            }
            if (!cells.isEmpty()) {
                rows.put(row.getRowNum(), cells);
            }
            if (cells.size() > MOST_COLUMNS) {
                throw Rejected.because(Code.TOO_LARGE);
            }
        }
        return new SheetCells(
                sheet.getSheetName(), rows, new ArrayList<>(sheet.getMergedRegions()));
    }

    RawCell at(int row, int column) {
        Map<Integer, RawCell> cells = rows.get(row);
        return cells == null ? RawCell.BLANK : cells.getOrDefault(column, RawCell.BLANK);
    }

    /** The text of a cell for which nobody types numbers. */
    String text(int row, int column) {
        return at(row, column).text();
    }

    /** All of it as lines of texts. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        for (NavigableMap<Integer, RawCell> row : rows.values()) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column <= row.lastKey(); column++) {
                line.add(row.getOrDefault(column, RawCell.BLANK).text());
            }
            lines.add(line);
        }
        return lines;
    }

    private static RawCell raw(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING ->
                    new RawCell(RawCell.What.TEXT, ExcelText.read(cell.getStringCellValue()));
            case BOOLEAN ->
                    new RawCell(
                            RawCell.What.TRUE_OR_FALSE, String.valueOf(cell.getBooleanCellValue()));
            case NUMERIC -> number(cell);
            case FORMULA -> new RawCell(RawCell.What.FORMULA, formula(cell));
            case ERROR ->
                    new RawCell(
                            RawCell.What.ERROR,
                            FormulaError.forInt(cell.getErrorCellValue()).getString());
            default -> RawCell.BLANK;
        };
    }

    /** As it is written; a formula that is shared with other cells stands only at the first. */
    private static String formula(Cell cell) {
        return ((XSSFCell) cell).getCTCell().getF().getStringValue();
    }

    private static RawCell number(Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            return date(cell.getLocalDateTimeCellValue());
        }
        double value = cell.getNumericCellValue();
        String text = plain(value);
        if (Math.abs(value) >= LARGEST_NUMBER) {
            return new RawCell(RawCell.What.LONG_NUMBER, text);
        }
        String format = cell.getCellStyle().getDataFormatString();
        boolean isPercent = format != null && format.contains("%");
        return new RawCell(isPercent ? RawCell.What.PERCENT : RawCell.What.NUMBER, text);
    }

    /** As Excel shows it, but never with an exponent. */
    private static String plain(double value) {
        BigDecimal number = new BigDecimal(NumberToTextConverter.toText(value));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static RawCell date(LocalDateTime time) {
        if (time.getYear() > LAST_YEAR) {
            return new RawCell(RawCell.What.LONG_NUMBER, time.toString());
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new RawCell(RawCell.What.DATE, time.toLocalDate().toString())
                : new RawCell(RawCell.What.DATE_AND_TIME, time.toString());
    }
}
