package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.Comparison;
import io.doudi.comparison.report.Changes.Change;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The result of a comparison in a few sentences. */
final class Summary {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final ReportWords words;
    private final Changes changes;

    Summary(ReportWords words, Changes changes) {
        this.words = words;
        this.changes = changes;
    }

    /**
     * The section.
     *
     * @param caveat what must be known about the cases; empty if there is nothing
     */
    Section section(Comparison comparison, String caveat) {
        Stream<String> begin = Stream.of(beginning(comparison), caveat);
        Stream<String> sentences = changes.all().stream().map(this::sentence);
        return Section.ofSentences(
                "summary",
                words.text("section.summary"),
                Stream.concat(begin, sentences).filter(text -> !text.isEmpty()).toList());
    }

    private String beginning(Comparison comparison) {
        List<String> others = changes.sides().subList(1, changes.sides().size());
        return words.text(
                others.isEmpty() ? "summary.alone" : "summary.begin",
                words.number(BigDecimal.valueOf(comparison.cases())),
                changes.sides().get(0),
                String.join(words.text("and"), others));
    }

    private String sentence(Change change) {
        if (change.isSame()) {
            return words.text("summary.same", change.label(), words.households(change.figures()));
        }
        return words.text(
                        "summary.who",
                        change.label(),
                        words.households(change.figures()),
                        words.households(change.transition("GAINED")),
                        words.households(change.transition("LOST")))
                + (change.hasAmount() ? amounts(change) : "");
    }

    private String amounts(Change change) {
        return words.text(
                        "summary.amounts",
                        words.households(change.outcome("winners")),
                        words.households(change.outcome("losers")))
                + cost(change);
    }

    private String cost(Change change) {
        JsonNode all = change.figures();
        if (!all.has("difference")) {
            return "";
        }
        BigDecimal difference = all.path("difference").decimalValue();
        return words.text(
                "summary.cost." + change.period(),
                words.yuan(all.path("before").decimalValue()),
                words.yuan(all.path("after").decimalValue()),
                words.moreOrLess(difference),
                words.moreOrLess(difference.multiply(MONTHS)));
    }
}
