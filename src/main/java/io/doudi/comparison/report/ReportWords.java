package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.Comparison;
import io.doudi.comparison.Side;
import io.doudi.language.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Codes, numbers and figures of a result in the words of a language; for one thread. */
final class ReportWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String UNCHANGED = "0";

    private final Messages messages;
    private final DecimalFormat count;
    private final DecimalFormat yuan;
    private final DecimalFormat change;

    ReportWords(Messages messages) {
        this.messages = messages;
        this.count = format("#,##0.##");
        this.yuan = format("#,##0.00");
        this.change = format("+#,##0.00;-#,##0.00");
    }

    private DecimalFormat format(String pattern) {
        Locale locale = Locale.forLanguageTag(messages.language());
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /** The items of a list. */
    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    String text(String key, Object... arguments) {
        return messages.text("report." + key, arguments);
    }

    Optional<String> find(String key) {
        return messages.find("report." + key);
    }

    /** The word for a code, or the code itself. */
    String word(String kind, String code) {
        return messages.find(kind + "." + code).orElse(code);
    }

    /** A status, or whether something is given, and what. */
    String outcome(String code) {
        String[] parts = code.split(":", 2);
        String word = word("comparison.outcome", parts[0]);
        return parts.length == 1 ? word : word + " " + detail(parts[1]);
    }

    /** What a figure of a distribution is of. */
    String key(String code) {
        return find("key." + code).orElseGet(() -> detail(code));
    }

    private String detail(String code) {
        return messages.find("code." + code).or(() -> messages.find("value." + code)).orElse(code);
    }

    /** What is given of several decisions together. */
    String combination(String codes) {
        return Stream.of(codes.split("\\+"))
                .map(code -> code.equals("NONE") ? text("nothing") : word("decision", code))
                .reduce((one, other) -> one + messages.text("separator.list") + other)
                .orElseThrow();
    }

    /** A decision, with for what its amounts are paid. */
    String decision(String code, String period) {
        return text("label." + period, word("decision", code));
    }

    /** A band of yuan, of which the lower limit is part. */
    String band(String code) {
        if (code.equals(UNCHANGED)) {
            return text("band.unchanged");
        }
        String[] limits = code.substring(1).split("\\.\\.|\\+");
        String key = code.startsWith("-") ? "band.less" : "band.more";
        return limits.length == 1
                ? text(key + ".open", limits[0])
                : text(key, limits[0], limits[1]);
    }

    /** What a side is called. */
    String side(Side side, Comparison.Rules rules) {
        return side.label().orElseGet(() -> rules(side, rules));
    }

    /** The rules of a side: region, version and day. */
    String rules(Side side, Comparison.Rules rules) {
        String version =
                rules.version()
                        .map(name -> rules.draft() ? text("draft", name) : name)
                        .orElseGet(() -> text("inForce"));
        return text("side", word("region", side.region()), version, day(side.asOf()));
    }

    private String day(Optional<LocalDate> asOf) {
        return asOf.map(day -> text("asOf", day.toString())).orElseGet(() -> text("asOf.cases"));
    }

    String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    String number(BigDecimal number) {
        return count.format(number);
    }

    /** How many households figures are about, in a sentence. */
    String households(JsonNode figures) {
        return figures.has("hidden")
                ? text("hidden.few")
                : text("households", number(figures.path("households").decimalValue()));
    }

    /** Yuan in a sentence. */
    String yuan(BigDecimal amount) {
        return text("yuan", yuan.format(amount));
    }

    /** More, less or the same, in a sentence. */
    String moreOrLess(BigDecimal difference) {
        String key = difference.signum() > 0 ? "more" : difference.signum() < 0 ? "less" : "even";
        return text(key, yuan.format(difference.abs()));
    }

    Value count(JsonNode figures) {
        return number(figures, "households", Value.Kind.COUNT, count);
    }

    Value before(JsonNode figures) {
        return number(figures, "before", Value.Kind.YUAN, yuan);
    }

    Value after(JsonNode figures) {
        return number(figures, "after", Value.Kind.YUAN, yuan);
    }

    Value change(JsonNode figures) {
        return figures.has("difference")
                ? change(figures.path("difference").decimalValue())
                : Value.of(text("hidden"));
    }

    Value change(BigDecimal difference) {
        DecimalFormat format = difference.signum() == 0 ? yuan : change;
        return new Value(Value.Kind.CHANGE, format.format(difference), Optional.of(difference));
    }

    Value whole(JsonNode number) {
        BigDecimal exact = number.decimalValue();
        return new Value(Value.Kind.COUNT, count.format(exact), Optional.of(exact));
    }

    private Value number(JsonNode figures, String name, Value.Kind kind, DecimalFormat format) {
        if (!figures.has(name)) {
            return Value.of(text("hidden"));
        }
        BigDecimal number = figures.path(name).decimalValue();
        return new Value(kind, format.format(number), Optional.of(number));
    }
}
