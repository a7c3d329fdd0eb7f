package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.DrlFault.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps DRL files from being compiled, told by file, rule and line. The engine names no line
 * for much of it, or one of the Java code that it generates; then the rules are tried one by one.
 */
final class DrlErrors {

    private static final Pattern RULE = Pattern.compile("(?m)^[ \\t]*rule\\s+\"([^\"]*)\"");

    /** Trying a rule takes as long as compiling it. */
    private static final int MOST_TRIED = 40;

    private final Function<List<RuleFile>, List<DrlFault>> compiler;
    private final List<RuleFile> files;

    private DrlErrors(
            Collection<RuleFile> files, Function<List<RuleFile>, List<DrlFault>> compiler) {
        this.files = List.copyOf(files);
        this.compiler = compiler;
    }

    /**
     * What is wrong with files.
     *
     * @param compiler compiles files and says what the engine objects to
     */
    static List<Diagnostic> of(
            Collection<RuleFile> files,
            List<DrlFault> faults,
            Function<List<RuleFile>, List<DrlFault>> compiler) {
        return new DrlErrors(files, compiler).told(faults);
    }

    private List<Diagnostic> told(List<DrlFault> faults) {
        List<DrlFault> own = faults.stream().filter(DrlFault::isOwn).toList();
        List<DrlFault> astray = own.stream().filter(fault -> !fault.hasPlace()).toList();
        List<Diagnostic> found = new ArrayList<>();
        own.stream().filter(DrlFault::hasPlace).map(this::told).forEach(found::add);
        List<Diagnostic> tried = astray.isEmpty() ? List.of() : tried(suspects(astray));
        found.addAll(tried);
        if (tried.isEmpty()) {
            astray.stream().map(this::told).forEach(found::add);
        }
        return found.stream().distinct().toList();
    }

    /** The files that messages name; all if one names none. */
    private List<RuleFile> suspects(List<DrlFault> astray) {
        List<RuleFile> named =
                files.stream()
                        .filter(file -> astray.stream().anyMatch(one -> one.isIn(file)))
                        .toList();
        boolean areAllNamed =
                astray.stream().allMatch(fault -> named.stream().anyMatch(fault::isIn));
        return areAllNamed ? named : files;
    }

    private Diagnostic told(DrlFault fault) {
        return files.stream()
                .filter(fault::isIn)
                .findFirst()
                .map(file -> told(file, fault, 0))
                .orElseGet(() -> of("", "", "?", fault.reason("")));
    }

    /** What the engine says of each rule alone. */
    private List<Diagnostic> tried(List<RuleFile> suspects) {
        List<Diagnostic> found = new ArrayList<>();
        int rules = suspects.stream().mapToInt(file -> starts(file).size()).sum();
        for (RuleFile file : rules > MOST_TRIED ? List.<RuleFile>of() : suspects) {
            for (int start : starts(file)) {
                compiler.apply(List.of(alone(file, start))).stream()
                        .filter(DrlFault::isOwn)
                        .findFirst()
                        .map(fault -> told(file, fault, start))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static List<Integer> starts(RuleFile file) {
        return RULE.matcher(file.content()).results().map(rule -> rule.start()).toList();
    }

    /** A file with only one of its rules, on the line where it was. */
    private static RuleFile alone(RuleFile file, int start) {
        List<Integer> starts = starts(file);
        String text = file.content();
        int at = starts.indexOf(start);
        int end = at + 1 < starts.size() ? starts.get(at + 1) : text.length();
        String head = text.substring(0, starts.get(0));
        String before = text.substring(starts.get(0), start).replaceAll("[^\\n]", "");
        return new RuleFile(file.path(), head + before + text.substring(start, end));
    }

    /** An error in a file, behind a place. */
    private static Diagnostic told(RuleFile file, DrlFault fault, int from) {
        List<String> lines = file.content().lines().toList();
        int line = fault.hasPlace() ? fault.line() : line(file, fault, from);
        String written = lines.get(Math.min(line, lines.size()) - 1).strip();
        return of(file.path(), rule(file, line), String.valueOf(line), fault.reason(written));
    }

    private static Diagnostic of(String file, String rule, String line, Reason reason) {
        return new Diagnostic(
                Severity.ERROR,
                reason.code(),
                file,
                Excerpt.of(rule),
                "",
                "",
                List.of(line, Excerpt.of(reason.what())),
                List.of(),
                Map.of());
    }

    /** The first line behind a place that holds what a message names; else that of the place. */
    private static int line(RuleFile file, DrlFault fault, int from) {
        int at = fault.name().map(name -> index(file.content(), name, from)).orElse(-1);
        return (int)
                        file.content()
                                .substring(0, Math.max(at, from))
                                .chars()
                                .filter(mark -> mark == '\n')
                                .count()
                + 1;
    }

    private static int index(String text, String name, int from) {
        Matcher word =
                Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?!\\w)").matcher(text);
        return word.find(from) ? word.start() : -1;
    }

    private static String rule(RuleFile file, int line) {
        return RULE.matcher(file.content())
                .results()
                .filter(rule -> file.content().substring(0, rule.end()).lines().count() <= line)
                .reduce((before, last) -> last)
                .map(rule -> rule.group(1))
                .orElse("");
    }
}
