package io.doudi.evaluation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.tree.ParseTree;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;
import org.kie.dmn.feel.parser.feel11.FEEL_1_1Parser;

/**
 * What can be said of an expression before the names around it are known: whether it is too large
 * for the parser, and what in it is forbidden whatever the names mean.
 */
final class FeelText {

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 40;
    private static final Pattern LITERAL_OR_COMMENT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|/\\*(?s:.*?)\\*/|//[^\\n]*+");
    private static final Pattern LONG_PATH =
            Pattern.compile("(?:\\.\\s*+[^\\s.()\\[\\]{},]++\\s*+){30}");
    private static final Pattern EXTERNAL = Pattern.compile("(?U)(?<![\\w])external(?![\\w])");

    private FeelText() {}

    /** What an expression is. */
    enum Kind {
        VALUE,
        TEST,
        DEFAULT
    }

    static Optional<String> forbidden(String text, Kind kind) {
        if (text.length() > LONGEST) {
            return Optional.of("%d characters".formatted(text.length()));
        }
        String code = withoutLiterals(text);
        if (depth(code) > DEEPEST || LONG_PATH.matcher(code).find()) {
            return Optional.of("nesting deeper than %d".formatted(DEEPEST));
        }
        return EXTERNAL.matcher(code).find() ? Optional.of("external") : forbiddenPart(text, kind);
    }

    /** A text of FEEL or DRL without what stands in quotes or comments. */
    static String withoutLiterals(String text) {
        return LITERAL_OR_COMMENT.matcher(text).replaceAll(Matcher.quoteReplacement("\"\""));
    }

    /** How deep the brackets of a text without literals are. */
    static int depth(String code) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < code.length(); i++) {
            char mark = code.charAt(i);
            if ("([{".indexOf(mark) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(mark) >= 0) {
                depth--;
            }
        }
        return deepest;
    }

    /** What cannot be parsed without the names around it is judged when it is compiled. */
    private static Optional<String> forbiddenPart(String text, Kind kind) {
        try {
            return forbidden(parsed(text, kind), kind);
        } catch (StackOverflowError e) {
            return Optional.of("nesting deeper than %d".formatted(DEEPEST));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> forbidden(ASTNode root, Kind kind) {
        Deque<ASTNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            ASTNode node = open.pop();
            Optional<String> forbidden =
                    FeelRules.forbidden(node)
                            .or(
                                    () ->
                                            kind == Kind.DEFAULT
                                                    ? FeelRules.forbiddenInDefault(node)
                                                    : Optional.empty());
            if (forbidden.isPresent()) {
                return forbidden;
            }
            Arrays.stream(node.getChildrenNode()).filter(Objects::nonNull).forEach(open::push);
        }
        return Optional.empty();
    }

    static ASTNode parsed(String text, Kind kind) {
        FEEL_1_1Parser parser =
                FEELParser.parse(
                        new FEELEventListenersManager(),
                        text,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        null);
        ParseTree tree = kind == Kind.TEST ? parser.unaryTestsRoot() : parser.compilation_unit();
        return new ASTBuilderVisitor(Map.of(), null).visit(tree);
    }
}
