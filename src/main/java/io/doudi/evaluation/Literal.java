package io.doudi.evaluation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;

/**
 * What a part of a cell is before any case is known.
 *
 * @param value the value itself; empty if the part has to be computed
 */
record Literal(Kind kind, Optional<Comparable<?>> value, String text) {

    /** What values can be told apart; anything of which nothing is known is of no kind. */
    enum Kind {
        NUMBER,
        TEXT,
        BOOLEAN,
        DATE,
        OTHER;

        private static final Map<String, Kind> BY_TYPE =
                Map.of("number", NUMBER, "string", TEXT, "boolean", BOOLEAN, "date", DATE);

        /** The kind of a type's values; empty for lists, contexts and types of several kinds. */
        static Optional<Kind> of(DMNType type) {
            boolean isPlain = !FactTypes.isList(type) && !type.isComposite();
            return isPlain
                    ? Optional.ofNullable(BY_TYPE.get(FactTypes.root(type).getName()))
                    : Optional.empty();
        }
    }

    private static final Map<String, Kind> FUNCTIONS =
            Map.of(
                    "date", Kind.DATE,
                    "number", Kind.NUMBER,
                    "string", Kind.TEXT,
                    "date and time", Kind.OTHER,
                    "time", Kind.OTHER,
                    "duration", Kind.OTHER);

    /** What can be told of a part by itself; empty for names, null and most functions. */
    static Optional<Literal> of(ASTNode node) {
        if (node instanceof NumberNode number) {
            return of(Kind.NUMBER, Optional.of(number.getValue()), node);
        }
        if (node instanceof StringNode text) {
            return of(Kind.TEXT, Optional.of(text.getValue()), node);
        }
        if (node instanceof BooleanNode truth) {
            return of(Kind.BOOLEAN, Optional.of(truth.getValue()), node);
        }
        if (node instanceof SignedUnaryNode signed) {
            return signed(signed);
        }
        if (node instanceof InfixOpNode operation) {
            return operation(operation);
        }
        if (node instanceof AtLiteralNode at) {
            return day(at.getStringLiteral().getValue())
                    .flatMap(day -> of(Kind.DATE, Optional.of(day), node));
        }
        if (node instanceof RangeNode) {
            return of(Kind.OTHER, Optional.empty(), node);
        }
        return node instanceof FunctionInvocationNode call ? call(call) : Optional.empty();
    }

    private static Optional<Literal> of(Kind kind, Optional<Comparable<?>> value, ASTNode node) {
        return Optional.of(new Literal(kind, value, node.getText().strip()));
    }

    private static Optional<Literal> signed(SignedUnaryNode signed) {
        boolean isMinus = signed.getSign() == SignedUnaryNode.Sign.NEGATIVE;
        return of(signed.getExpression())
                .filter(literal -> literal.kind() == Kind.NUMBER)
                .flatMap(
                        literal ->
                                of(
                                        Kind.NUMBER,
                                        literal.value().map(value -> signed(value, isMinus)),
                                        signed));
    }

    private static Comparable<?> signed(Comparable<?> value, boolean isMinus) {
        return isMinus ? ((BigDecimal) value).negate() : value;
    }

    /** A comparison is a truth; the arithmetic of numbers is a number. */
    private static Optional<Literal> operation(InfixOpNode operation) {
        if (operation.isBoolean()) {
            return of(Kind.BOOLEAN, Optional.empty(), operation);
        }
        boolean isOfNumbers = isNumber(operation.getLeft()) && isNumber(operation.getRight());
        return isOfNumbers ? of(Kind.NUMBER, Optional.empty(), operation) : Optional.empty();
    }

    private static boolean isNumber(ASTNode node) {
        return of(node).filter(literal -> literal.kind() == Kind.NUMBER).isPresent();
    }

    private static Optional<Literal> call(FunctionInvocationNode call) {
        String name = String.valueOf(call.getName().getText()).strip();
        return Optional.ofNullable(FUNCTIONS.get(name))
                .flatMap(kind -> of(kind, dateText(call).flatMap(Literal::day), call));
    }

    /** The text in {@code date("…")}; empty for everything else. */
    static Optional<String> dateText(FunctionInvocationNode call) {
        List<BaseNode> parameters = call.getParams().getElements();
        boolean isDate = String.valueOf(call.getName().getText()).strip().equals("date");
        return isDate && parameters.size() == 1 && parameters.get(0) instanceof StringNode text
                ? Optional.of(text.getValue())
                : Optional.empty();
    }

    /** The day that a text names as FEEL reads it. */
    static Optional<Comparable<?>> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How this compares with another; empty unless both are values of one kind. */
    Optional<Integer> compared(Literal other) {
        if (kind != other.kind || value.isEmpty() || other.value.isEmpty()) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        Comparable<Object> mine = (Comparable<Object>) value.get();
        return Optional.of(mine.compareTo(other.value.get()));
    }
}
