package io.doudi.ruleset.workbook;

import static io.doudi.problem.ProblemType.WORKBOOK_REJECTED;

import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a workbook is not taken over: everything at once, as data and in Chinese. */
final class Rejected {

    private Rejected() {}

    static ProblemException because(Remark.Code code, String... arguments) {
        return because(List.of(Remark.of(code, arguments)));
    }

    static ProblemException because(List<Remark> problems) {
        List<Remark.Told> told =
                problems.stream().map(problem -> problem.told(Messages.CHINESE)).toList();
        return new ProblemException(
                WORKBOOK_REJECTED,
                "The workbook has %d problems, first %s: %s"
                        .formatted(
                                told.size(),
                                problems.get(0).code(),
                                problems.get(0).told(Messages.in(Locale.ENGLISH)).text()),
                Map.of("found", told, "messages", told.stream().map(Remark.Told::text).toList()));
    }
}
