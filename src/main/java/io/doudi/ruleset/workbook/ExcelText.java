package io.doudi.ruleset.workbook;

import java.util.regex.Pattern;

/**
 * Texts as Excel keeps them: {@code _x0041_} stands for a character there, so it is written out.
 */
final class ExcelText {

    private static final Pattern CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private ExcelText() {}

    static String written(String text) {
        return CODE.matcher(text).replaceAll("_x005F_");
    }

    /** With line ends as in our files and without the spaces around. */
    static String read(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
