package io.doudi.ruleset.workbook;

import io.doudi.ruleset.workbook.Remark.Code;

/** How much text the cells of an uploaded workbook may hold together. */
final class TextLimit {

    private static final int MOST_CHARACTERS = 20_000_000;

    private long left = MOST_CHARACTERS;

    /** Refuses a text that is too much. */
    void take(String text) {
        left -= text.length();
        if (left < 0 || text.length() > Layout.LONGEST_TEXT) {
            throw Rejected.because(Code.TOO_LARGE);
        }
    }
}
