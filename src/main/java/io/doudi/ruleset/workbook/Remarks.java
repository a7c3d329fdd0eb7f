package io.doudi.ruleset.workbook;

import io.doudi.language.Messages;
import io.doudi.ruleset.workbook.Remark.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that a workbook is told about: what keeps it from being taken over, and the rest. */
final class Remarks {

    /** Nobody reads more, and a hostile file could make millions. */
    private static final int MOST = 500;

    private final List<Remark> problems = new ArrayList<>();
    private final List<Remark> notices = new ArrayList<>();

    void problem(Remark problem) {
        add(problems, problem);
    }

    void notice(Remark notice) {
        add(notices, notice);
    }

    /** For one cell. */
    CellReader.Notes at(String sheet, int row, int column) {
        return new CellReader.Notes() {
            @Override
            public void problem(Code code, String... arguments) {
                Remarks.this.problem(Remark.at(code, sheet, row, column, arguments));
            }

            @Override
            public void notice(Code code, String... arguments) {
                Remarks.this.notice(Remark.at(code, sheet, row, column, arguments));
            }
        };
    }

    boolean areProblems() {
        return !problems.isEmpty();
    }

    /** Refuses the workbook if there is any problem. */
    void requireNoProblem() {
        if (areProblems()) {
            throw Rejected.because(problems);
        }
    }

    List<Remark.Told> problems(Messages messages) {
        return told(problems, messages);
    }

    List<Remark.Told> notices(Messages messages) {
        return told(notices, messages);
    }

    private static List<Remark.Told> told(Collection<Remark> remarks, Messages messages) {
        return remarks.stream().map(remark -> remark.told(messages)).toList();
    }

    private static void add(List<Remark> remarks, Remark remark) {
        if (remarks.size() < MOST) {
            remarks.add(remark);
        }
    }
}
