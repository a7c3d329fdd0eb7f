package io.doudi.comparison.population;

import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.Cell;

/** Numbers in workbooks: as numbers where Excel holds them digit by digit, as texts otherwise. */
public final class ExactCell {

    /** So many digits Excel keeps. */
    private static final int MOST_DIGITS = 15;

    private ExactCell() {}

    /** Writes a number so that the same is read again. */
    public static void write(Cell cell, BigDecimal number) {
        if (number.precision() <= MOST_DIGITS) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(number.toPlainString());
        }
    }
}
