package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with parameters from one period to the next: gaps, other units, leaps. */
final class ParameterLint {

    /** Two values of one parameter that lie so far apart are hardly of the same unit. */
    private static final BigDecimal LEAP = BigDecimal.valueOf(6);

    private ParameterLint() {}

    static List<Diagnostic> of(TableCells table) {
        Collection<List<ParameterRow>> parameters =
                ParameterRow.of(table).stream()
                        .collect(
                                Collectors.groupingBy(
                                        ParameterRow::keys,
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values();
        List<Diagnostic> found = new ArrayList<>();
        parameters.forEach(rows -> check(rows, found));
        return found;
    }

    private static void check(List<ParameterRow> rows, List<Diagnostic> found) {
        List<ParameterRow> sorted =
                rows.stream()
                        .sorted(Comparator.comparing(row -> row.from().orElse(LocalDate.MIN)))
                        .toList();
        rows.stream().filter(ParameterLint::isEmpty).map(ParameterLint::empty).forEach(found::add);
        for (int i = 1; i < sorted.size(); i++) {
            ParameterRow before = sorted.get(i - 1);
            ParameterRow after = sorted.get(i);
            if (hasGap(before, after)) {
                found.add(gap(before, after));
            }
            if (!before.unit().equals(after.unit()) || leaps(before.value(), after.value())) {
                found.add(mismatch(before, after));
            }
        }
    }

    private static boolean isEmpty(ParameterRow row) {
        return row.from().isPresent()
                && row.until().filter(until -> !until.isAfter(row.from().get())).isPresent();
    }

    private static boolean hasGap(ParameterRow before, ParameterRow after) {
        return before.until().isPresent()
                && after.from().filter(from -> from.isAfter(before.until().get())).isPresent();
    }

    private static boolean leaps(BigDecimal before, BigDecimal after) {
        BigDecimal low = before.min(after);
        return low.signum() > 0 && before.max(after).compareTo(low.multiply(LEAP)) >= 0;
    }

    private static Diagnostic empty(ParameterRow row) {
        return at(
                row,
                Code.ROW_NEVER_FIRES,
                List.of(row.from().orElseThrow() + " ≥ " + row.until().orElseThrow()));
    }

    private static Diagnostic gap(ParameterRow before, ParameterRow after) {
        return at(
                after,
                Code.PARAMETER_GAP,
                List.of(
                        after.name(),
                        before.until().orElseThrow().toString(),
                        after.from().orElseThrow().minusDays(1).toString()));
    }

    private static Diagnostic mismatch(ParameterRow before, ParameterRow after) {
        return at(after, Code.UNIT_MISMATCH, List.of(after.name(), text(before), text(after)));
    }

    private static String text(ParameterRow row) {
        return row.value().toPlainString() + " " + row.unit();
    }

    private static Diagnostic at(ParameterRow row, Code code, List<String> arguments) {
        return new Diagnostic(
                Severity.WARNING,
                code,
                row.file(),
                row.table(),
                row.row(),
                "",
                arguments,
                List.of(),
                Map.of());
    }
}
