package io.doudi.decision;

import io.doudi.language.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Values as words of a language. */
record Words(Messages messages) {

    private static final int MOST_DECIMALS = 6;
    private static final Pattern FULL_STOP = Pattern.compile("[。.]$");

    /** A value in a sentence; a code stands behind its words where the language asks for it. */
    String of(Object value) {
        if (value instanceof String code) {
            return code(code);
        }
        return value instanceof Collection<?> values
                ? values.stream().map(this::of).collect(listed())
                : plain(value);
    }

    /** A value in running text: codes are words only. */
    String plain(Object value) {
        if (value == null) {
            return messages.text("value.null");
        }
        if (value instanceof Boolean truth) {
            return messages.text("value." + truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(this::plain).collect(listed());
        }
        return value instanceof Map<?, ?> map ? entries(map) : word(value.toString());
    }

    /** The words for a code, or the code itself; the sentence of a reason without its full stop. */
    String word(String code) {
        return messages.find("code." + code)
                .or(() -> messages.find("reason." + code).map(FULL_STOP::split).map(one -> one[0]))
                .orElse(code);
    }

    /** The sentence for the code of a reason or warning, or its words. */
    String sentence(String code) {
        return messages.find("reason." + code).orElseGet(() -> word(code));
    }

    String money(Object value) {
        return value instanceof Number number
                ? PlainValue.decimal(number).setScale(2, RoundingMode.HALF_UP).toPlainString()
                : plain(value);
    }

    /** Never scientific; two to six decimals if there is a fraction, none if not. */
    static String number(Number number) {
        BigDecimal value = PlainValue.decimal(number);
        BigDecimal shown =
                value.setScale(Math.min(value.scale(), MOST_DECIMALS), RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        int decimals = shown.scale() == 1 ? 2 : Math.max(shown.scale(), 0);
        return shown.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    private String code(String code) {
        return messages.find("code." + code)
                .map(word -> messages.text("value.code", word, code))
                .orElse(code);
    }

    private String entries(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> messages.text("value.entry", entry.getKey(), plain(entry.getValue())))
                .collect(listed());
    }

    private Collector<CharSequence, ?, String> listed() {
        return Collectors.collectingAndThen(
                Collectors.joining(messages.text("separator.list")),
                list -> list.isEmpty() ? messages.text("value.empty") : list);
    }
}
