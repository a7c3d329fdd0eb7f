package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.TableCells.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;

/**
 * Conditions that the engine takes and over which every decision fails that gets to them.
 *
 * @param names everything that has a name in the models
 */
record TestLint(Set<String> names) {

    private static final Pattern TWO_BOUNDS =
            Pattern.compile("(>=|>|<=|<)([^<>=]+?)\\s+(and|or)\\s+(>=|>|<=|<)([^<>=]+)");

    List<Diagnostic> of(TableCells table) {
        return table.cells().stream()
                .filter(Cell::isCondition)
                .flatMap(cell -> of(table, cell))
                .toList();
    }

    private Stream<Diagnostic> of(TableCells table, Cell cell) {
        return CellSyntax.of(cell).parts().stream()
                .flatMap(
                        part ->
                                failing(table, cell, part)
                                        .or(() -> unknown(table, cell, part))
                                        .stream());
    }

    /** Marks of comparison and words between them that the engine reads as something else. */
    private static Optional<Diagnostic> failing(TableCells table, Cell cell, ASTNode part) {
        return isDoubled(part) || isJoined(part)
                ? Optional.of(
                        table.at(
                                cell,
                                Severity.ERROR,
                                Code.TEST_FAILS,
                                part.getText(),
                                repaired(part.getText().strip())))
                : Optional.empty();
    }

    /** {@code == 3} is read as {@code = (= 3)}, {@code <> 3} as {@code < (> 3)}. */
    private static boolean isDoubled(ASTNode part) {
        return part instanceof RangeNode range
                && (range.getStart() instanceof RangeNode || range.getEnd() instanceof RangeNode);
    }

    private static boolean isJoined(ASTNode part) {
        return part instanceof InfixOpNode operation
                && (operation.getOperator() == InfixOperator.AND
                        || operation.getOperator() == InfixOperator.OR)
                && (isNoTruth(operation.getLeft()) || isNoTruth(operation.getRight()));
    }

    private static boolean isNoTruth(ASTNode operand) {
        boolean isOtherValue =
                Literal.of(operand).filter(one -> one.kind() != Literal.Kind.BOOLEAN).isPresent();
        return operand instanceof RangeNode || isOtherValue || isJoined(operand);
    }

    /** What was probably meant. */
    static String repaired(String text) {
        Matcher bounds = TWO_BOUNDS.matcher(text.replaceAll("[()]", ""));
        if (bounds.matches() && bounds.group(3).equals("and")) {
            return range(bounds).orElse(text.replace(" and ", ", "));
        }
        return text.replaceFirst("^==\\s*", "")
                .replaceFirst("^<>\\s*", "!= ")
                .replaceFirst("^=>", ">=")
                .replaceFirst("^=<", "<=")
                .replaceAll("\\s+(and|or)\\s+", ", ");
    }

    private static Optional<String> range(Matcher bounds) {
        boolean isLowFirst = bounds.group(1).startsWith(">");
        if (isLowFirst == bounds.group(4).startsWith(">")) {
            return Optional.empty();
        }
        String low = isLowFirst ? bounds.group(1) : bounds.group(4);
        String high = isLowFirst ? bounds.group(4) : bounds.group(1);
        String from = bounds.group(isLowFirst ? 2 : 5).strip();
        String to = bounds.group(isLowFirst ? 5 : 2).strip();
        String range =
                (low.equals(">=") ? "[" : "(") + from + ".." + to + (high.equals("<=") ? "]" : ")");
        return CellSyntax.of(range, FeelText.Kind.TEST).parts().stream()
                        .anyMatch(CellSyntax::isEmptyRange)
                ? Optional.empty()
                : Optional.of(range);
    }

    /** Names that nothing has; the engine does not look for them behind comparisons. */
    private Optional<Diagnostic> unknown(TableCells table, Cell cell, ASTNode part) {
        return operands(part).stream()
                .map(TestLint::name)
                .flatMap(Optional::stream)
                .filter(name -> !names.contains(name) && !name.equals("?"))
                .findFirst()
                .map(name -> table.at(cell, Severity.ERROR, Code.UNKNOWN_NAME, name));
    }

    /** What is compared, without what stands in calls and loops: those bring names of their own. */
    private static List<ASTNode> operands(ASTNode part) {
        List<ASTNode> operands = new ArrayList<>();
        boolean isOperation =
                part instanceof RangeNode
                        || part instanceof InfixOpNode
                        || part instanceof SignedUnaryNode;
        if (isOperation) {
            for (ASTNode child : part.getChildrenNode()) {
                operands.add(child);
                operands.addAll(operands(child));
            }
        }
        return operands;
    }

    private static Optional<String> name(ASTNode operand) {
        if (operand instanceof QualifiedNameNode path) {
            return Optional.of(path.getParts().get(0).getText().strip());
        }
        return operand instanceof NameRefNode name
                ? Optional.of(name.getText().strip())
                : Optional.empty();
    }
}
