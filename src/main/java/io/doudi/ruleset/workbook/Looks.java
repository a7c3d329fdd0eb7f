package io.doudi.ruleset.workbook;

import io.doudi.ruleset.RuleTable.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How cells look. All of them hold text, so that Excel makes no date of {@code 1-2}. */
final class Looks {

    private static final String FONT = "微软雅黑";
    private static final short TITLE_SIZE = 14;
    private static final short SIZE = 10;
    private static final byte[] LINE = rgb(0xBF, 0xBF, 0xBF);

    private static final Map<Kind, byte[]> COLOURS =
            Map.of(
                    Kind.CONDITION, rgb(0xDD, 0xEB, 0xF7),
                    Kind.RESULT, rgb(0xE2, 0xEF, 0xDA),
                    Kind.ANNOTATION, rgb(0xED, 0xED, 0xED));

    private final XSSFWorkbook workbook;
    private final Map<Kind, XSSFCellStyle> headings = new EnumMap<>(Kind.class);
    private final XSSFCellStyle title;
    private final XSSFCellStyle plain;
    private final XSSFCellStyle unwrapped;
    private final XSSFCellStyle cell;

    Looks(XSSFWorkbook workbook) {
        this.workbook = workbook;
        workbook.getFontAt(0).setFontName(FONT);
        workbook.getFontAt(0).setFontHeightInPoints(SIZE);
        for (Kind kind : Kind.values()) {
            headings.put(kind, heading(COLOURS.get(kind)));
        }
        title = text();
        title.setFont(bold(TITLE_SIZE));
        title.setWrapText(false);
        plain = text();
        unwrapped = text();
        unwrapped.setWrapText(false);
        cell = framed();
    }

    XSSFCellStyle title() {
        return title;
    }

    /** Text without a frame. */
    XSSFCellStyle plain() {
        return plain;
    }

    /** Text in one line over the cells beside it. */
    XSSFCellStyle unwrapped() {
        return unwrapped;
    }

    XSSFCellStyle heading(Kind kind) {
        return headings.get(kind);
    }

    XSSFCellStyle cell() {
        return cell;
    }

    private XSSFCellStyle heading(byte[] colour) {
        XSSFCellStyle style = framed();
        style.setFont(bold(SIZE));
        style.setFillForegroundColor(new XSSFColor(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle framed() {
        XSSFCellStyle style = text();
        XSSFColor line = new XSSFColor(LINE);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(line);
        style.setBottomBorderColor(line);
        style.setLeftBorderColor(line);
        style.setRightBorderColor(line);
        return style;
    }

    private XSSFCellStyle text() {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }

    private XSSFFont bold(short size) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(size);
        font.setBold(true);
        return font;
    }

    private static byte[] rgb(int red, int green, int blue) {
        return new byte[] {(byte) red, (byte) green, (byte) blue};
    }
}
