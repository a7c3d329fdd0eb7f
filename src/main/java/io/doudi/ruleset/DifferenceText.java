package io.doudi.ruleset;

import io.doudi.language.Messages;
import io.doudi.ruleset.Change.Element;
import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A difference in sentences for staff: one line for each change, by file and table. */
public record DifferenceText(List<Section> sections) {

    /** Subjects that are told even if a path says what of them. */
    private static final Set<Subject> TOLD = Set.of(Subject.TYPE, Subject.FUNCTION);

    /** Subjects that staff know by their ids. */
    private static final Set<Subject> KNOWN_BY_ID = Set.of(Subject.RULE, Subject.CLAUSE);

    public DifferenceText {
        sections = List.copyOf(sections);
    }

    /**
     * What changed in one table, decision, rule or case.
     *
     * @param title the file and what of it
     */
    public record Section(String file, String title, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    public static DifferenceText of(Difference difference, Messages messages) {
        Map<List<String>, List<String>> linesByTitle = new LinkedHashMap<>();
        for (Change change : difference.changes()) {
            linesByTitle
                    .computeIfAbsent(
                            List.of(change.file(), title(change, messages)),
                            key -> new ArrayList<>())
                    .add(line(change, messages));
        }
        return new DifferenceText(
                linesByTitle.entrySet().stream()
                        .map(one -> section(one.getKey(), one.getValue()))
                        .toList());
    }

    /** All of it as one text: titles, and below each its lines. */
    public String text() {
        return sections.stream()
                .flatMap(
                        section ->
                                Stream.concat(
                                        Stream.of(section.title()),
                                        section.lines().stream().map(line -> "  " + line)))
                .collect(Collectors.joining("\n"));
    }

    private static Section section(List<String> fileAndTitle, List<String> lines) {
        return new Section(fileAndTitle.get(0), fileAndTitle.get(1), lines);
    }

    private static String title(Change change, Messages messages) {
        return change.element()
                .map(element -> name(change.subject(), element))
                .map(name -> messages.text("difference.title", change.file(), name))
                .orElse(change.file());
    }

    private static String name(Subject subject, Element element) {
        return KNOWN_BY_ID.contains(subject)
                ? (element.id() + " " + element.label()).strip()
                : element.label();
    }

    /** One change as a sentence, without the title of its section. */
    private static String line(Change change, Messages messages) {
        String key = "difference." + change.kind().name().toLowerCase(Locale.ROOT);
        String place = place(change, messages);
        if (change.kind() == Kind.MOVED) {
            return numbers(change)
                    .map(two -> messages.text(key + ".text", place, two.get(0), two.get(1)))
                    .orElseGet(() -> messages.text(key, place));
        }
        List<String> texts =
                Stream.of(change.before(), change.after())
                        .flatMap(Optional::stream)
                        .map(text -> shown(text, messages))
                        .toList();
        return switch (texts.size()) {
            case 0 -> messages.text(key, place);
            case 1 -> messages.text(key + ".text", place, texts.get(0));
            default -> messages.text(key + ".text", place, texts.get(0), texts.get(1));
        };
    }

    private static Optional<List<String>> numbers(Change change) {
        Optional<String> from =
                change.before()
                        .or(() -> change.row().flatMap(Change.Row::before).map(String::valueOf))
                        .or(
                                () ->
                                        change.column()
                                                .flatMap(Change.Column::before)
                                                .map(String::valueOf));
        Optional<String> to =
                change.after()
                        .or(() -> change.row().flatMap(Change.Row::after).map(String::valueOf))
                        .or(
                                () ->
                                        change.column()
                                                .flatMap(Change.Column::after)
                                                .map(String::valueOf));
        return from.flatMap(first -> to.map(second -> List.of(first, second)));
    }

    private static String shown(String text, Messages messages) {
        String line = Spelling.plain(text);
        return line.isEmpty() ? messages.text("difference.empty") : line;
    }

    private static String place(Change change, Messages messages) {
        Stream<String> outside =
                Stream.of(
                                change.row().map(row -> row(row, change, messages)),
                                change.column().map(column -> column(column, change, messages)),
                                subject(change, messages))
                        .flatMap(Optional::stream);
        return Stream.concat(outside, path(change, messages).stream())
                .reduce((first, second) -> messages.text("difference.inside", first, second))
                .orElseGet(() -> messages.text("difference.subject." + change.subject()));
    }

    private static String row(Change.Row row, Change change, Messages messages) {
        String number = row.after().or(row::before).map(String::valueOf).orElse("");
        return Stream.concat(Stream.of(row.id()), change.ruleIds().stream())
                .filter(name -> !name.isEmpty())
                .reduce((first, second) -> messages.text("difference.and", first, second))
                .map(names -> messages.text("difference.row.named", number, names))
                .orElseGet(() -> messages.text("difference.row", number));
    }

    private static String column(Change.Column column, Change change, Messages messages) {
        return change.subject() == Subject.COLUMN
                ? messages.text("difference.column", column.label())
                : column.label();
    }

    private static Optional<String> subject(Change change, Messages messages) {
        boolean isTold = change.path().isEmpty() || TOLD.contains(change.subject());
        return isTold && change.row().isEmpty() && change.column().isEmpty()
                ? Optional.of(messages.text("difference.subject." + change.subject()))
                : Optional.empty();
    }

    private static Optional<String> path(Change change, Messages messages) {
        Optional<String> steps =
                change.path().stream()
                        .map(step -> messages.find("difference.field." + step).orElse(step))
                        .reduce((one, other) -> messages.text("difference.step", one, other));
        return change.subject() == Subject.FORMULA && change.column().isEmpty()
                ? steps.map(formula -> messages.text("difference.formula", formula))
                : steps;
    }
}
