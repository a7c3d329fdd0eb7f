package io.doudi.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openl.rules.calc.SpreadsheetResult;
import org.openl.rules.runtime.RulesEngineFactory;

/** The same decision as tables of OpenL Tablets, compiled; it calculates in binary fractions. */
public final class OpenlPeer implements Engine {

    private final Rules rules;

    /** The spreadsheet that decides. */
    public interface Rules {
        SpreadsheetResult Determine(
                Integer householdSize,
                String area,
                Double monthlyIncomePerCapita,
                Integer employedMembers,
                Integer disabilityLevel,
                Boolean severeIllness,
                Boolean elderly,
                Boolean student,
                Boolean singleParent,
                String hardshipType,
                String severity,
                Integer durationMonths,
                Boolean atPlaceOfEvent);
    }

    private OpenlPeer(Path workbook) {
        RulesEngineFactory<Rules> factory =
                new RulesEngineFactory<>(workbook.toString(), Rules.class);
        factory.setExecutionMode(true);
        rules = factory.newEngineInstance();
    }

    public static void main(String... arguments) throws Exception {
        Path workbook = Files.createTempFile("relief", ".xlsx");
        write(Files.readAllLines(Path.of(arguments[0])), workbook);
        Harness.run("OpenL Tablets 5.27 (compiled, binary fractions)", new OpenlPeer(workbook));
        Files.delete(workbook);
    }

    @Override
    public Object decide(Case one) {
        return rules.Determine(
                one.householdSize(),
                one.area(),
                one.monthlyIncomePerCapita().doubleValue(),
                one.employedMembers(),
                one.disabilityLevel(),
                one.severeIllness(),
                one.elderly(),
                one.student(),
                one.singleParent(),
                one.hardshipType(),
                one.severity(),
                one.durationMonths(),
                one.atPlaceOfEvent());
    }

    @Override
    public Answer answer(Object result) {
        SpreadsheetResult values = (SpreadsheetResult) result;
        Map<String, Object> answer = new TreeMap<>();
        for (String row : values.getRowNames()) {
            String name = Character.toLowerCase(row.charAt(0)) + row.substring(1);
            answer.put(name, values.getFieldValue("$" + row));
        }
        return Answer.of(answer);
    }

    /** Writes tables, which an empty line ends; the first line of each is its head. */
    private static void write(List<String> lines, Path workbook) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook();
                var out = Files.newOutputStream(workbook)) {
            Sheet sheet = book.createSheet("Rules");
            CellStyle text = book.createCellStyle();
            text.setDataFormat(book.createDataFormat().getFormat("@"));
            boolean isHead = true;
            for (int i = 0; i < lines.size(); i++) {
                String[] values = lines.get(i).split("\t", -1);
                if (isHead) {
                    int width = lines.get(i + 1).split("\t", -1).length;
                    sheet.addMergedRegion(new CellRangeAddress(i + 1, i + 1, 1, width));
                }
                write(values, sheet.createRow(i + 1), text);
                isHead = lines.get(i).isEmpty();
            }
            book.write(out);
        }
    }

    private static void write(String[] values, Row row, CellStyle text) {
        for (int i = 0; i < values.length; i++) {
            Cell cell = row.createCell(i + 1);
            if (values[i].matches("-?[0-9]+(\\.[0-9]+)?")) {
                cell.setCellValue(Double.parseDouble(values[i]));
            } else if (values[i].equals("true") || values[i].equals("false")) {
                cell.setCellValue(Boolean.parseBoolean(values[i]));
            } else if (!values[i].isEmpty()) {
                cell.setCellValue(values[i]);
                cell.setCellStyle(text);
            }
        }
    }
}
