package io.doudi.ruleset.workbook;

/** Where things stand in a workbook. */
final class Layout {

    /** The first sheet, for people. */
    static final String GUIDE = "说明";

    /** The sheet that says what the others are; nobody sees it. */
    static final String META = "_meta";

    /** The sheet with the values to choose from; nobody sees it. */
    static final String LISTS = "_lists";

    static final int TITLE_ROW = 0;
    static final int HIT_POLICY_ROW = 1;
    static final int KIND_ROW = 2;
    static final int LABEL_ROW = 3;
    static final int TYPE_ROW = 4;
    static final int FIRST_ROW = 5;

    /** The hidden column with the ids of the rows; above them the mark of the table. */
    static final int ID_COLUMN = 0;

    static final int FIRST_COLUMN = 1;

    /** Rows for new rules. */
    static final int SPARE_ROWS = 20;

    static final int MOST_SHEETS = 300;

    /** What Excel takes in a cell. */
    static final int LONGEST_TEXT = 32_767;

    private Layout() {}
}
