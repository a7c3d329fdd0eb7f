package io.doudi.ruleset.workbook;

/**
 * A cell as it was typed.
 *
 * @param text what it holds: numbers without exponent, days as in {@code 2023-09-01}
 */
record RawCell(What what, String text) {

    static final RawCell BLANK = new RawCell(What.TEXT, "");

    /** What Excel made of it. */
    enum What {
        TEXT,
        NUMBER,
        /** A number that is shown with a percent sign. */
        PERCENT,
        /** A number with more digits than Excel keeps. */
        LONG_NUMBER,
        DATE,
        DATE_AND_TIME,
        TRUE_OR_FALSE,
        FORMULA,
        ERROR
    }

    boolean isBlank() {
        return what == What.TEXT && text.isEmpty();
    }
}
