package io.doudi.web;

import io.doudi.decision.record.Statistics.Month;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/** What was decided lately, month by month, for a chart and its table. */
record Figures(List<Column> months) {

    /**
     * A month.
     *
     * @param yuan the sum of the amounts
     */
    record Column(String month, long granted, long refused, long others, BigDecimal yuan) {

        public long decisions() {
            return granted + refused + others;
        }
    }

    static Figures of(List<Month> months, LocalDate since, int count) {
        return new Figures(
                IntStream.range(0, count)
                        .mapToObj(number -> YearMonth.from(since).plusMonths(number).toString())
                        .map(
                                month ->
                                        column(
                                                month,
                                                months.stream()
                                                        .filter(one -> one.month().equals(month))
                                                        .toList()))
                        .toList());
    }

    public boolean isEmpty() {
        return months.stream().allMatch(month -> month.decisions() == 0);
    }

    private static Column column(String month, List<Month> parts) {
        long all = parts.stream().mapToLong(Month::decisions).sum();
        long granted = parts.stream().mapToLong(Month::granted).sum();
        long refused = parts.stream().mapToLong(Month::refused).sum();
        BigDecimal yuan =
                parts.stream()
                        .flatMap(part -> part.sum().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Column(month, granted, refused, all - granted - refused, yuan);
    }
}
