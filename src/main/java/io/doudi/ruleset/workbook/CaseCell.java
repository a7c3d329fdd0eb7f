package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value as the text of a cell, and back. A text stands there as it is; in quotes, as in JSON, if
 * it would be read as something else or a spreadsheet would take it for a formula. Lists and
 * objects that stand in one cell are JSON.
 */
final class CaseCell {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?");

    private static final String JSON_BEGINS = "\"[{";

    /** What a spreadsheet would take for a formula or for its mark of texts. */
    private static final String FORMULA_BEGINS = "=+-@'";

    private CaseCell() {}

    static String of(JsonNode value) {
        return value.isTextual() ? ofText(value.textValue()) : json(value);
    }

    private static String ofText(String text) {
        boolean isSafe =
                text.equals(ExcelText.read(text))
                        && !text.isEmpty()
                        && !LITERAL.matcher(text).matches()
                        && (JSON_BEGINS + FORMULA_BEGINS).indexOf(text.charAt(0)) < 0
                        && text.chars().noneMatch(CaseCell::isControl);
        return isSafe ? text : json(TextNode.valueOf(text));
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\n';
    }

    /** The value of a cell; empty for what begins like JSON and is none. */
    static Optional<JsonNode> value(String cell) {
        return isLiteral(cell) || isJson(cell) ? parsed(cell) : Optional.of(text(cell));
    }

    static boolean isLiteral(String cell) {
        return LITERAL.matcher(cell).matches();
    }

    static boolean isJson(String cell) {
        return !cell.isEmpty() && JSON_BEGINS.indexOf(cell.charAt(0)) >= 0;
    }

    static JsonNode text(String cell) {
        return TextNode.valueOf(cell);
    }

    private static Optional<JsonNode> parsed(String cell) {
        try {
            return Optional.of(JSON.readTree(cell));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String json(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
    }
}
