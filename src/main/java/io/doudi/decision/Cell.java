package io.doudi.decision;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a cell of a decision table, read as FEEL as far as words are known for it. */
record Cell(String text) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DATE =
            Pattern.compile("(?:date\\(\\s*|@)\"(\\d{4}-\\d{2}-\\d{2})\"\\s*\\)?");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|!=|<|>|=)\\s*(.+)");
    private static final Pattern RANGE = Pattern.compile("([\\[(\\]])(.+?)\\.\\.(.+)([\\])\\[])");
    private static final Pattern NOT = Pattern.compile("not\\((.+)\\)");

    /** Rules have few cells and decisions many, so each is put into words once. */
    private static final LoadingCache<InWords, String> REQUIREMENTS =
            Caffeine.newBuilder().maximumSize(20_000).build(InWords::requirement);

    private static final LoadingCache<InWords, String> VALUES =
            Caffeine.newBuilder().maximumSize(20_000).build(InWords::inWords);

    /** A cell and the language of its words. */
    private record InWords(Cell cell, Words words) {

        private String requirement() {
            return cell.requirement(words);
        }

        private String inWords() {
            return cell.inWords(words);
        }
    }

    Cell {
        text = text == null ? "" : text.strip();
    }

    /** Whether any value will do. */
    boolean any() {
        return text.isEmpty() || text.equals("-");
    }

    /** What the cell requires, in words. */
    String required(Words words) {
        return REQUIREMENTS.get(new InWords(this, words));
    }

    private String requirement(Words words) {
        List<String> parts = parts();
        if (parts.size() > 1) {
            return alternatives(parts, words);
        }
        return range(words)
                .or(() -> comparison(words))
                .or(() -> negation(words))
                .orElseGet(() -> value(words));
    }

    /** The cell as a value, in words; an expression stays as it is. */
    String value(Words words) {
        return VALUES.get(new InWords(this, words));
    }

    private String inWords(Words words) {
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return LocalDate.parse(date.group(1)).toString();
        }
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return words.of(quoted.group(1));
        }
        return NUMBER.matcher(text).matches() ? words.of(new BigDecimal(text)) : constant(words);
    }

    /** Whether the cell names the code. */
    boolean names(String code) {
        return text.contains("\"" + code + "\"");
    }

    private String constant(Words words) {
        return switch (text) {
            case "true" -> words.of(true);
            case "false" -> words.of(false);
            case "null" -> words.of(null);
            default -> text;
        };
    }

    private Optional<String> range(Words words) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1).equals("[") ? "included" : "excluded";
        String to = matcher.group(4).equals("]") ? "included" : "excluded";
        return Optional.of(
                words.messages()
                        .text(
                                "operator.range",
                                words.messages()
                                        .text("bound." + from, end(matcher.group(2), words)),
                                words.messages()
                                        .text("bound." + to, end(matcher.group(3), words))));
    }

    private static String end(String text, Words words) {
        return new Cell(text).value(words);
    }

    private Optional<String> comparison(Words words) {
        Matcher matcher = COMPARISON.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Cell bound = new Cell(matcher.group(2));
        String kind = DATE.matcher(bound.text()).matches() ? "date." : "";
        String key = "operator." + kind + operator(matcher.group(1));
        return Optional.of(words.messages().text(key, bound.value(words)));
    }

    private static String operator(String sign) {
        return switch (sign) {
            case "<" -> "below";
            case "<=" -> "atMost";
            case ">" -> "above";
            case ">=" -> "atLeast";
            case "!=" -> "not";
            default -> "equal";
        };
    }

    private Optional<String> negation(Words words) {
        Matcher matcher = NOT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        words.messages()
                                .text(
                                        "operator.not",
                                        new Cell(matcher.group(1)).requirement(words)))
                : Optional.empty();
    }

    private static String alternatives(List<String> parts, Words words) {
        List<String> each = parts.stream().map(part -> new Cell(part).requirement(words)).toList();
        String separator = words.messages().text("separator.list");
        return words.messages().text("operator.oneOf", String.join(separator, each));
    }

    /** The parts between the commas that are not inside quotes or brackets. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
