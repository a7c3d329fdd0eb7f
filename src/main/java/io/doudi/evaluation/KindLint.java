package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.Literal.Kind;
import io.doudi.evaluation.TableCells.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.DMNUnaryTest;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;

/**
 * Values of another kind than their column, and values that the column's type does not allow. The
 * engine compares them all the same, to no effect, or fails when the row is hit.
 */
record KindLint(CellTypes types) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    List<Diagnostic> of(TableCells table) {
        List<Diagnostic> found = new ArrayList<>();
        for (Cell cell : table.cells()) {
            blank(table, cell).or(() -> wrong(table, cell)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Diagnostic> blank(TableCells table, Cell cell) {
        boolean isBlank = cell.text().isBlank();
        return isBlank && !cell.isCondition()
                ? Optional.of(table.at(cell, Severity.ERROR, Code.RESULT_BLANK))
                : Optional.empty();
    }

    private Optional<Diagnostic> wrong(TableCells table, Cell cell) {
        List<ASTNode> parts = CellSyntax.of(cell).parts();
        Optional<DMNType> type = types.of(table.table(), cell);
        return first(parts, part -> computed(table, cell, part))
                .or(() -> type.flatMap(one -> first(parts, part -> kind(table, cell, part, one))))
                .or(() -> type.flatMap(one -> first(parts, part -> value(table, cell, part, one))));
    }

    private static Optional<Diagnostic> first(
            List<ASTNode> parts, Function<ASTNode, Optional<Diagnostic>> check) {
        return parts.stream().map(check).flatMap(Optional::stream).findFirst();
    }

    /** What is null whatever the case: days that do not exist, arithmetic with texts. */
    private static Optional<Diagnostic> computed(TableCells table, Cell cell, ASTNode part) {
        return CellSyntax.within(part).stream()
                .map(
                        node ->
                                node instanceof InfixOpNode operation
                                        ? operation(table, cell, operation)
                                        : day(table, cell, node))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Diagnostic> day(TableCells table, Cell cell, ASTNode node) {
        return node instanceof FunctionInvocationNode call
                ? Literal.dateText(call)
                        .filter(text -> Literal.day(text).isEmpty())
                        .map(text -> of(table, cell, Kind.DATE, call.getText()))
                : Optional.empty();
    }

    private static Optional<Diagnostic> operation(
            TableCells table, Cell cell, InfixOpNode operation) {
        List<Literal> operands =
                Stream.of(operation.getLeft(), operation.getRight())
                        .flatMap(operand -> Literal.of(operand).stream())
                        .toList();
        boolean isSum = operation.getOperator() == InfixOperator.ADD;
        boolean isWithText = operands.stream().anyMatch(one -> one.kind() == Kind.TEXT);
        if (operation.isBoolean() || !isWithText) {
            return Optional.empty();
        }
        Kind wrong = isSum ? Kind.NUMBER : Kind.TEXT;
        return operands.stream()
                .filter(one -> one.kind() == wrong)
                .findFirst()
                .map(one -> of(table, cell, isSum ? Kind.TEXT : Kind.NUMBER, one.text()));
    }

    private static Optional<Diagnostic> kind(
            TableCells table, Cell cell, ASTNode part, DMNType type) {
        return Kind.of(type)
                .flatMap(
                        kind ->
                                literals(part, cell.isCondition())
                                        .filter(one -> one.kind() != kind)
                                        .findFirst()
                                        .map(one -> of(table, cell, kind, one.text())));
    }

    private static Optional<Diagnostic> value(
            TableCells table, Cell cell, ASTNode part, DMNType type) {
        return part instanceof RangeNode
                ? Optional.empty()
                : literals(part, cell.isCondition())
                        .filter(one -> one.value().isPresent())
                        .filter(one -> !type.isAssignableValue(one.value().get()))
                        .findFirst()
                        .map(
                                one ->
                                        table.at(
                                                cell,
                                                Severity.ERROR,
                                                Code.UNKNOWN_VALUE,
                                                one.text(),
                                                allowed(type)));
    }

    private static String allowed(DMNType type) {
        return type.getAllowedValues().isEmpty() && type.getBaseType() != null
                ? allowed(type.getBaseType())
                : Excerpt.of(
                        type.getAllowedValues().stream()
                                .map(DMNUnaryTest::toString)
                                .collect(Collectors.joining(", ")));
    }

    /** The values in a part that the column is compared with, or that are the result. */
    private static Stream<Literal> literals(ASTNode part, boolean isCondition) {
        if (CellSyntax.asks(part)) {
            return Stream.empty();
        }
        if (part instanceof IfExpressionNode choice) {
            return Stream.of(choice.getThenExpression(), choice.getElseExpression())
                    .flatMap(one -> literals(one, isCondition));
        }
        boolean holdsValues =
                part instanceof RangeNode && isCondition
                        || part instanceof UnaryTestNode
                        || part instanceof ListNode;
        return holdsValues
                ? Arrays.stream(part.getChildrenNode()).flatMap(one -> literals(one, isCondition))
                : Literal.of(part).stream();
    }

    private static Diagnostic of(TableCells table, Cell cell, Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> at(table, cell, Code.NOT_A_NUMBER, text, number(text));
            case TEXT -> at(table, cell, Code.NOT_A_TEXT, text, '"' + text.replace("\"", "") + '"');
            case BOOLEAN -> at(table, cell, Code.NOT_A_BOOLEAN, text, "true / false");
            case DATE, OTHER -> at(table, cell, Code.NOT_A_DATE, text, CellSyntax.day(text));
        };
    }

    private static Diagnostic at(
            TableCells table, Cell cell, Code code, String text, String meant) {
        return table.at(cell, Severity.ERROR, code, text, meant);
    }

    /** The number in a text; else an example. */
    private static String number(String text) {
        String number = text.replaceAll("[^0-9.]", "");
        return text.startsWith("\"") && NUMBER.matcher(number).matches() ? number : "100";
    }
}
