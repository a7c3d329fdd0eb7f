package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.TableCells.Cell;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;

/** Conditions that hold never, always, or for something else than what they seem to say. */
final class RangeLint {

    private static final Pattern THOUSANDS =
            Pattern.compile("(?<![\\d.,])([<>]=?\\s*|)\\d{1,3}(?:(,0\\d{2})|,\\d{3})+(?!\\d)");

    private RangeLint() {}

    static List<Diagnostic> of(TableCells table) {
        return table.cells().stream()
                .filter(Cell::isCondition)
                .flatMap(cell -> of(table, cell))
                .toList();
    }

    private static Stream<Diagnostic> of(TableCells table, Cell cell) {
        CellSyntax syntax = CellSyntax.of(cell);
        return Stream.of(
                        subtraction(table, cell, syntax),
                        thousands(table, cell),
                        empty(table, cell, syntax),
                        always(table, cell, syntax))
                .flatMap(Optional::stream);
    }

    private static Optional<Diagnostic> subtraction(
            TableCells table, Cell cell, CellSyntax syntax) {
        return syntax.parts().stream()
                .filter(InfixOpNode.class::isInstance)
                .map(InfixOpNode.class::cast)
                .filter(RangeLint::isOfTwoValues)
                .findFirst()
                .map(
                        part ->
                                table.at(
                                        cell,
                                        Severity.WARNING,
                                        Code.LOOKS_LIKE_RANGE,
                                        part.getText(),
                                        "[%s..%s]"
                                                .formatted(
                                                        part.getLeft().getText().strip(),
                                                        part.getRight().getText().strip())));
    }

    private static boolean isOfTwoValues(InfixOpNode part) {
        return part.getOperator() == InfixOperator.SUB
                && Literal.of(part.getLeft()).flatMap(Literal::value).isPresent()
                && Literal.of(part.getRight()).flatMap(Literal::value).isPresent();
    }

    /** {@code 1,000} is 1 or 0; a number of a list does not begin with 0. */
    private static Optional<Diagnostic> thousands(TableCells table, Cell cell) {
        Matcher number = THOUSANDS.matcher(FeelText.withoutLiterals(cell.text()));
        boolean isOne = number.find() && (!number.group(1).isEmpty() || number.group(2) != null);
        return isOne
                ? Optional.of(
                        table.at(
                                cell,
                                Severity.WARNING,
                                Code.COMMA_MEANS_OR,
                                number.group(),
                                number.group().replace(",", "")))
                : Optional.empty();
    }

    private static Optional<Diagnostic> empty(TableCells table, Cell cell, CellSyntax syntax) {
        List<ASTNode> empty = syntax.parts().stream().filter(CellSyntax::isEmptyRange).toList();
        if (empty.isEmpty()) {
            return Optional.empty();
        }
        boolean isAll = empty.size() == syntax.parts().size() && !syntax.isNegated();
        return Optional.of(
                isAll
                        ? table.at(cell, Severity.ERROR, Code.ROW_NEVER_FIRES, cell.text())
                        : table.at(
                                cell,
                                Severity.WARNING,
                                Code.TEST_NEVER_TRUE,
                                empty.get(0).getText()));
    }

    /** A lower and an upper bound beside a comma: one of them holds for every value. */
    private static Optional<Diagnostic> always(TableCells table, Cell cell, CellSyntax syntax) {
        return syntax.isNegated()
                ? Optional.empty()
                : syntax.parts().stream()
                        .flatMap(low -> syntax.parts().stream().flatMap(high -> both(low, high)))
                        .findFirst()
                        .map(
                                both ->
                                        table.at(
                                                cell,
                                                Severity.WARNING,
                                                Code.TEST_ALWAYS_TRUE,
                                                cell.text(),
                                                TestLint.repaired(both)));
    }

    private static Stream<String> both(ASTNode low, ASTNode high) {
        return covers(low, high)
                ? Stream.of(low.getText().strip() + " and " + high.getText().strip())
                : Stream.empty();
    }

    private static boolean covers(ASTNode low, ASTNode high) {
        return low instanceof RangeNode from
                && high instanceof RangeNode to
                && from.getEnd() instanceof UndefinedValueNode
                && to.getStart() instanceof UndefinedValueNode
                && Literal.of(from.getStart())
                        .flatMap(start -> Literal.of(to.getEnd()).flatMap(start::compared))
                        .filter(order -> order < 0)
                        .isPresent();
    }
}
