package io.doudi.comparison.population;

import io.doudi.comparison.population.Rows.Row;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The rows of a sheet of a workbook, one after the other. */
final class SheetStream {

    private static final XMLInputFactory XML = factory();
    private static final int MOST_COLUMNS = 2_000;
    private static final int LONGEST_TEXT = 32_767;

    /** Excel keeps 15 digits. */
    private static final double LARGEST_NUMBER = 1e15;

    private final XMLStreamReader xml;
    private final SharedStrings texts;
    private final StylesTable styles;
    private long number;

    SheetStream(InputStream sheet, SharedStrings texts, StylesTable styles)
            throws XMLStreamException {
        this.xml = XML.createXMLStreamReader(sheet);
        this.texts = texts;
        this.styles = styles;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The next row; null at the end. */
    Row next() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                return row();
            }
        }
        return null;
    }

    private Row row() throws XMLStreamException {
        String written = xml.getAttributeValue(null, "r");
        number = written == null ? number + 1 : Long.parseLong(written);
        List<String> cells = new ArrayList<>();
        int unreadable = -1;
        for (int event = xml.next(); !isEnd(event, "row"); event = xml.next()) {
            if (isStart(event, "c")) {
                int column = column(cells.size());
                while (cells.size() < column) {
                    cells.add("");
                }
                String text = cell();
                unreadable = text == null && unreadable < 0 ? column : unreadable;
                cells.add(text == null ? "" : text);
            }
        }
        return new Row(number, withoutEmptyEnd(cells), unreadable);
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        return cells.subList(0, size);
    }

    private int column(int next) {
        String reference = xml.getAttributeValue(null, "r");
        int column = reference == null ? next : new CellReference(reference).getCol();
        if (column < next || column >= MOST_COLUMNS) {
            throw XlsxRows.tooLarge();
        }
        return column;
    }

    /** The text of a cell; null if it is a formula or an error. */
    private String cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        boolean isReadable = !"e".equals(type);
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); !isEnd(event, "c"); event = xml.next()) {
            if (isStart(event, "f")) {
                isReadable = false;
            } else if (isStart(event, "rPh")) {
                skip();
            } else if (isStart(event, "v") || isStart(event, "t")) {
                append(text);
            }
        }
        if (!isReadable) {
            return null;
        }
        return text.isEmpty() ? "" : value(type == null ? "n" : type, style, text.toString());
    }

    private void append(StringBuilder text) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
            if (text.length() > LONGEST_TEXT) {
                throw XlsxRows.tooLarge();
            }
        }
    }

    private void skip() throws XMLStreamException {
        while (!isEnd(xml.next(), "rPh")) {
            // How a text is pronounced is no part of it.
        }
    }

    private String value(String type, String style, String text) {
        return switch (type) {
            case "s" -> texts.getItemAt(Integer.parseInt(text)).getString();
            case "b" -> text.equals("1") ? "true" : "false";
            case "n" -> number(style, text);
            default -> text;
        };
    }

    /** As Excel shows it, but never with an exponent; what has lost digits is no number. */
    private String number(String style, String text) {
        double value = Double.parseDouble(text);
        if (isDate(style) && DateUtil.isValidExcelDate(value)) {
            LocalDateTime time = DateUtil.getLocalDateTime(value);
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.toString();
        }
        if (Math.abs(value) >= LARGEST_NUMBER) {
            return text;
        }
        BigDecimal number = new BigDecimal(NumberToTextConverter.toText(value));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private boolean isDate(String style) {
        if (style == null || styles == null) {
            return false;
        }
        XSSFCellStyle format = styles.getStyleAt(Integer.parseInt(style));
        return format != null
                && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
    }

    private boolean isStart(int event, String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
    }

    private boolean isEnd(int event, String name) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
    }
}
