package io.doudi.ruleset.workbook;

import io.doudi.ruleset.RuleTable.Column;
import io.doudi.ruleset.RuleTable.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidation.ErrorStyle;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The values to choose from in cells. They stand on a sheet of their own: lists inside a rule of
 * Excel are short and take no commas.
 */
final class ValueLists {

    private static final List<String> TRUE_OR_FALSE = List.of("true", "false");

    /** Nobody finds a value in a longer list. */
    private static final int MOST_VALUES = 500;

    private final XSSFSheet sheet;
    private final Map<List<String>, String> references = new HashMap<>();

    ValueLists(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** Offers the values of a column in its cells; others are possible after a question. */
    void offer(Column column, XSSFSheet table, CellRangeAddressList cells) {
        List<String> values = values(column);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            return;
        }
        DataValidationHelper helper = table.getDataValidationHelper();
        DataValidation validation =
                helper.createValidation(
                        helper.createFormulaListConstraint(
                                references.computeIfAbsent(values, this::write)),
                        cells);
        validation.setErrorStyle(ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        validation.createErrorBox("不在列表中", "这个值不在列表中。若是范围、多个值或公式，可以保留。");
        table.addValidationData(validation);
    }

    private static List<String> values(Column column) {
        List<String> listed =
                column.values().isEmpty() && column.type().equals("boolean")
                        ? TRUE_OR_FALSE
                        : column.values();
        return listed.isEmpty() || column.kind() == Kind.RESULT
                ? listed
                : Stream.concat(Stream.of("-"), listed.stream()).toList();
    }

    private String write(List<String> values) {
        int column = references.size();
        for (int i = 0; i < values.size(); i++) {
            XSSFRow row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
            row.createCell(column).setCellValue(ExcelText.written(values.get(i)));
        }
        String letter = CellReference.convertNumToColString(column);
        return "%1$s!$%2$s$1:$%2$s$%3$d".formatted(sheet.getSheetName(), letter, values.size());
    }
}
