package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One edit of a text: a piece of it is replaced by another. */
record TextEdit(int start, int end, String replacement) {

    /** Values of attributes and texts; declarations of prefixes are formatting. */
    private static final Pattern VALUE =
            Pattern.compile("(?<!xmlns:\\w{2,5})=\"([^\"]+)\"|>([^<>]*[^<>\\s][^<>]*)<");

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|&[lg]t;");
    private static final List<String> ENTITIES = List.of("gt", "lt", "quot", "amp");

    /** Changes one token of a model. */
    static TextEdit ofModel(String model, Random random) {
        List<MatchResult> tokens =
                VALUE.matcher(model)
                        .results()
                        .filter(value -> value.start() > model.indexOf("?>"))
                        .flatMap(value -> within(model, value))
                        .toList();
        return changed(tokens.get(random.nextInt(tokens.size())), random);
    }

    /** Changes one token of rules or cases. */
    static TextEdit ofText(String text, Random random) {
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        return new TextEdit(token.start(), token.end(), token.group() + "7");
    }

    /** Removes, copies or swaps rows of a table; changes a token if there is none. */
    static TextEdit ofRows(String model, Random random) {
        List<XmlElement> rows =
                rows(XmlElement.read(new RuleFile("m.dmn", model)).orElseThrow()).toList();
        if (rows.size() < 2) {
            return ofModel(model, random);
        }
        int number = random.nextInt(rows.size() - 1);
        XmlSource row = rows.get(number).source();
        XmlSource next = rows.get(number + 1).source();
        String between = model.substring(row.end(), next.start());
        return switch (random.nextInt(3)) {
            case 0 -> new TextEdit(row.start(), row.end(), "");
            case 1 -> new TextEdit(row.end(), row.end(), copy(row.text(), random));
            default ->
                    between.isBlank()
                            ? new TextEdit(
                                    row.start(), next.end(), next.text() + between + row.text())
                            : ofModel(model, random);
        };
    }

    String in(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    /** Both edits of one text, if they are apart. */
    String with(TextEdit other, String text) {
        return start < other.start ? in(other.in(text)) : other.in(in(text));
    }

    boolean isApartFrom(TextEdit other) {
        return end < other.start || other.end < start;
    }

    private static String copy(String row, Random random) {
        return "\n" + row.replaceAll(" id=\"", " id=\"copy-" + random.nextInt(1_000_000) + "-");
    }

    private static Stream<XmlElement> rows(XmlElement element) {
        return Stream.concat(
                element.name().equals("rule") ? Stream.of(element) : Stream.empty(),
                element.children().stream().flatMap(TextEdit::rows));
    }

    private static Stream<MatchResult> within(String model, MatchResult value) {
        int group = value.group(1) == null ? 2 : 1;
        Matcher token = TOKEN.matcher(model).region(value.start(group), value.end(group));
        return token.results().filter(found -> !ENTITIES.contains(found.group()));
    }

    private static TextEdit changed(MatchResult token, Random random) {
        String by =
                switch (token.group()) {
                    case "&gt;" -> "&lt;";
                    case "&lt;" -> "&gt;";
                    default -> random.nextBoolean() ? token.group() + "7" : "x" + token.group();
                };
        return new TextEdit(token.start(), token.end(), by);
    }
}
