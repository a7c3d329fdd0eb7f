package io.doudi.evaluation;

import io.doudi.evaluation.FeelText.Kind;
import io.doudi.evaluation.TableCells.Cell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;

/**
 * What the engine makes of the text of a cell.
 *
 * @param parts the tests of a condition, of which one must hold, or the one result; empty if the
 *     cell accepts anything or cannot be read
 * @param isNegated whether the tests stand in {@code not(…)}
 */
record CellSyntax(List<ASTNode> parts, boolean isNegated) {

    private static final CellSyntax NOTHING = new CellSyntax(List.of(), false);
    private static final Pattern DAY =
            Pattern.compile("(?<!\\d)(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})(?!\\d)");
    private static final String EXAMPLE = "date(\"2024-01-31\")";

    static CellSyntax of(Cell cell) {
        return of(cell.text(), cell.isCondition() ? Kind.TEST : Kind.VALUE);
    }

    /** Says nothing of what cannot be read: that does not compile. */
    static CellSyntax of(String text, Kind kind) {
        try {
            ASTNode root = FeelText.parsed(text, kind);
            return root instanceof UnaryTestListNode tests
                    ? of(tests)
                    : new CellSyntax(root == null ? List.of() : List.of(root), false);
        } catch (RuntimeException | StackOverflowError e) {
            return NOTHING;
        }
    }

    private static CellSyntax of(UnaryTestListNode tests) {
        List<ASTNode> parts =
                tests.getElements().stream()
                        .filter(part -> !(part instanceof DashNode))
                        .map(ASTNode.class::cast)
                        .toList();
        return new CellSyntax(parts, tests.isNegated());
    }

    /** A part of a cell with all of its parts, the whole first. */
    static List<ASTNode> within(ASTNode part) {
        List<ASTNode> all = new ArrayList<>();
        Deque<ASTNode> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            ASTNode node = open.pop();
            all.add(node);
            Arrays.stream(node.getChildrenNode()).filter(Objects::nonNull).forEach(open::push);
        }
        return all;
    }

    /** Whether a part asks for the value of the column itself. */
    static boolean asks(ASTNode part) {
        return part.getText() != null && FeelText.withoutLiterals(part.getText()).contains("?");
    }

    /** Whether a part is a range in which nothing lies. */
    static boolean isEmptyRange(ASTNode part) {
        if (!(part instanceof RangeNode range)) {
            return false;
        }
        boolean isClosed =
                range.getLowerBound() == RangeNode.IntervalBoundary.CLOSED
                        && range.getUpperBound() == RangeNode.IntervalBoundary.CLOSED;
        return Literal.of(range.getStart())
                .flatMap(low -> Literal.of(range.getEnd()).flatMap(low::compared))
                .filter(order -> order > 0 || order == 0 && !isClosed)
                .isPresent();
    }

    /** A day as FEEL writes it, from a text that means one; else an example. */
    static String day(String text) {
        Matcher day = DAY.matcher(text);
        return day.find()
                ? Literal.day(
                                "%s-%02d-%02d"
                                        .formatted(
                                                day.group(1),
                                                Integer.parseInt(day.group(2)),
                                                Integer.parseInt(day.group(3))))
                        .map(one -> "date(\"%s\")".formatted(one))
                        .orElse(EXAMPLE)
                : EXAMPLE;
    }
}
