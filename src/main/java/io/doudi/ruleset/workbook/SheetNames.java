package io.doudi.ruleset.workbook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.util.WorkbookUtil;

/** Names for sheets that Excel takes: short, without some marks, each of them once. */
final class SheetNames {

    private static final int LONGEST = 31;

    private final Set<String> taken = new HashSet<>();

    SheetNames(String... taken) {
        for (String name : taken) {
            this.taken.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /** The label itself, or with a number behind it. */
    String of(String label) {
        String name = WorkbookUtil.createSafeSheetName(label.strip(), '_');
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = numbered(label.strip(), "（" + number + "）");
        }
        return name;
    }

    private static String numbered(String label, String number) {
        int length = Math.min(label.length(), LONGEST - number.length());
        return WorkbookUtil.createSafeSheetName(label.substring(0, length) + number, '_');
    }
}
