package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One message of the engine's compiler of DRL.
 *
 * @param file the path of the file; of none of the files if it is about generated code
 * @param line the line; less than 1 if it is not known
 */
record DrlFault(String file, int line, String text) {

    /** What is wrong, and with what. */
    record Reason(Code code, String what) {}

    private static final Map<Pattern, Code> CODES = new LinkedHashMap<>();

    static {
        CODES.put(Pattern.compile("\\[ERR \\d+\\] Line \\d+:\\d+ ()"), Code.DRL_SYNTAX);
        CODES.put(Pattern.compile("Duplicate rule name: (.+)"), Code.DRL_RULE_TWICE);
        Stream.of(
                        "Unable to find class: (\\S+)",
                        "Unable to parse left part of expression: (.+)",
                        "Unable to Analyse Expression (.+?):?$",
                        "Unknown parameter in accumulate: (\\S+)",
                        "(\\S+) cannot be resolved")
                .forEach(text -> CODES.put(Pattern.compile(text), Code.DRL_UNKNOWN_NAME));
    }

    /** What follows from an error that is told already. */
    private static final Pattern ECHO =
            Pattern.compile("Parser returned a null Package|Java source of (?s:.*)");

    private static final Pattern NAME = Pattern.compile("\\$?\\w+");

    boolean hasPlace() {
        return line > 0 && file.endsWith(".drl");
    }

    boolean isIn(RuleFile other) {
        return other.path().equals(file);
    }

    /** Whether it says more than that another message was given. */
    boolean isOwn() {
        return !ECHO.matcher(text).matches();
    }

    /**
     * What it says.
     *
     * @param written what stands in the line, for messages that name nothing
     */
    Reason reason(String written) {
        for (Map.Entry<Pattern, Code> entry : CODES.entrySet()) {
            Matcher known = entry.getKey().matcher(firstLine());
            if (known.find()) {
                String what = known.group(1).isEmpty() ? written : known.group(1).strip();
                return new Reason(entry.getValue(), what);
            }
        }
        return new Reason(Code.DRL_INVALID, firstLine());
    }

    /** The name that it is about; of an expression the last variable, else the first name. */
    Optional<String> name() {
        return CODES.keySet().stream()
                .map(pattern -> pattern.matcher(firstLine()))
                .filter(Matcher::find)
                .flatMap(known -> NAME.matcher(known.group(1)).results())
                .map(MatchResult::group)
                .reduce((first, next) -> next.startsWith("$") ? next : first);
    }

    private String firstLine() {
        return text.lines().findFirst().orElse("");
    }
}
