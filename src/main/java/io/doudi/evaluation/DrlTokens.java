package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and marks of an expression or a consequence of DRL: only known methods of values are
 * called, nothing is made but findings.
 */
final class DrlTokens {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"[^\"\\\\\\p{Cntrl}]*\"|\\d+(?:\\.\\d+)?B?|[A-Za-z_$][\\w$]*"
                            + "|==|!=|<=|>=|&&|\\|\\||[<>!(),:;.+*/%-]");
    private static final Pattern BLANK =
            Pattern.compile("(?:\\s|//[^\\n]*(?:\\n|$)|/\\*(?s:.*?)\\*/)++");
    private static final Set<String> METHODS =
            Set.of(
                    "abs",
                    "add",
                    "compareTo",
                    "contains",
                    "endsWith",
                    "equals",
                    "get",
                    "getDayOfMonth",
                    "getMonthValue",
                    "getYear",
                    "isAfter",
                    "isBefore",
                    "isEmpty",
                    "length",
                    "lengthOfMonth",
                    "max",
                    "min",
                    "minusDays",
                    "minusMonths",
                    "minusYears",
                    "multiply",
                    "negate",
                    "plusDays",
                    "plusMonths",
                    "plusYears",
                    "signum",
                    "size",
                    "startsWith",
                    "subtract",
                    "withDayOfMonth");
    private static final Set<String> OPERATORS =
            Set.of("contains", "memberOf", "not", "in", "excludes");
    private static final Set<String> FORBIDDEN =
            Set.of(
                    "class",
                    "eval",
                    "new",
                    "matches",
                    "soundslike",
                    "str",
                    "super",
                    "instanceof",
                    "kcontext",
                    "drools");
    private static final List<String> FINDING = List.of("insert", "(", "new", "Finding", "(");

    private final List<String> tokens;

    private DrlTokens(List<String> tokens) {
        this.tokens = tokens;
    }

    /** What is forbidden in a constraint, a value or an argument. */
    static Optional<String> forbiddenExpression(String text) {
        List<String> tokens = new ArrayList<>();
        Optional<String> unknown = read(text, tokens);
        return unknown.or(() -> new DrlTokens(tokens).expression());
    }

    /** What is forbidden in a consequence: all but {@code insert(new Finding("…", …));}. */
    static Optional<String> forbiddenConsequence(String text) {
        List<String> tokens = new ArrayList<>();
        Optional<String> unknown = read(text, tokens);
        return unknown.or(() -> new DrlTokens(tokens).consequence());
    }

    /** Reads the tokens; answers what is none. */
    private static Optional<String> read(String text, List<String> tokens) {
        Matcher blank = BLANK.matcher(text);
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (blank.region(at, text.length()).lookingAt()) {
                at = blank.end();
            } else if (token.region(at, text.length()).lookingAt()) {
                tokens.add(token.group());
                at = token.end();
            } else {
                return Optional.of(Excerpt.of(text.substring(at)));
            }
        }
        return Optional.empty();
    }

    private Optional<String> consequence() {
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals(";")) {
                Optional<String> forbidden = statement(tokens.subList(from, i));
                if (forbidden.isPresent()) {
                    return forbidden;
                }
                from = i + 1;
            }
        }
        return from == tokens.size() ? Optional.empty() : Optional.of(tokens.get(from));
    }

    private static Optional<String> statement(List<String> statement) {
        int head = FINDING.size();
        int end = statement.size() - 2;
        boolean isFinding =
                end > head + 1
                        && statement.subList(0, head).equals(FINDING)
                        && statement.get(head).startsWith("\"")
                        && statement.get(head + 1).equals(",")
                        && statement.subList(end, end + 2).equals(List.of(")", ")"));
        return isFinding
                ? new DrlTokens(statement.subList(head + 2, end)).expression()
                : Optional.of(Excerpt.of(String.join(" ", statement)));
    }

    private Optional<String> expression() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth < 0 || token.equals(";") || isWord(token) && !isAllowed(i)) {
                return Optional.of(token);
            }
        }
        return depth == 0 ? Optional.empty() : Optional.of("(");
    }

    private boolean isAllowed(int index) {
        String word = tokens.get(index);
        boolean isCalled = isAt(index + 1, "(");
        boolean isMember = isAt(index - 1, ".");
        if (FORBIDDEN.contains(word)) {
            return false;
        }
        if (isCalled) {
            return isMember ? METHODS.contains(word) : OPERATORS.contains(word);
        }
        boolean isType = Character.isUpperCase(word.charAt(0));
        return !(isType && isAt(index + 1, "."));
    }

    private boolean isAt(int index, String token) {
        return index >= 0 && index < tokens.size() && tokens.get(index).equals(token);
    }

    private static boolean isWord(String token) {
        return Character.isJavaIdentifierStart(token.charAt(0));
    }
}
