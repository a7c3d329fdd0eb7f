package io.doudi.evaluation;

import io.doudi.evaluation.limits.Limits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NamedParameterNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;

/** Which expressions of FEEL a rule may have: a list of what is allowed, all else is refused. */
final class FeelRules {

    private static final Set<String> ALLOWED_FUNCTIONS =
            Set.of(
                    "abs",
                    "after",
                    "all",
                    "any",
                    "append",
                    "before",
                    "ceiling",
                    "coincides",
                    "concatenate",
                    "contains",
                    "context",
                    "context merge",
                    "context put",
                    "count",
                    "date",
                    "date and time",
                    "day of week",
                    "day of year",
                    "decimal",
                    "distinct values",
                    "duration",
                    "during",
                    "ends with",
                    "even",
                    "exp",
                    "finished by",
                    "finishes",
                    "flatten",
                    "floor",
                    "get entries",
                    "get value",
                    "includes",
                    "index of",
                    "insert before",
                    "is",
                    "list contains",
                    "list replace",
                    "log",
                    "matches",
                    "max",
                    "mean",
                    "median",
                    "meets",
                    "met by",
                    "min",
                    "mode",
                    "modulo",
                    "month of year",
                    "not",
                    "number",
                    "odd",
                    "overlapped after by",
                    "overlapped before by",
                    "overlaps",
                    "overlaps after",
                    "overlaps before",
                    "product",
                    "remove",
                    "replace",
                    "reverse",
                    "round down",
                    "round half down",
                    "round half up",
                    "round up",
                    "sort",
                    "split",
                    "sqrt",
                    "started by",
                    "starts",
                    "starts with",
                    "stddev",
                    "string",
                    "string join",
                    "string length",
                    "lower case",
                    "upper case",
                    "sublist",
                    "substring",
                    "substring after",
                    "substring before",
                    "sum",
                    "time",
                    "union",
                    "week of year",
                    "years and months duration");

    private static final Set<String> FORBIDDEN_FUNCTIONS =
            Arrays.stream(BuiltInFunctions.getFunctions())
                    .map(FEELFunction::getName)
                    .filter(name -> !ALLOWED_FUNCTIONS.contains(name))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ALLOWED_NODES =
            Stream.of(
                            "AtLiteral",
                            "Between",
                            "Boolean",
                            "CType",
                            "ContextEntry",
                            "Context",
                            "ContextType",
                            "Dash",
                            "FilterExpression",
                            "ForExpression",
                            "FormalParameter",
                            "FunctionDef",
                            "FunctionInvocation",
                            "FunctionType",
                            "IfExpression",
                            "In",
                            "InfixOp",
                            "InstanceOf",
                            "IterationContext",
                            "List",
                            "ListType",
                            "NameDef",
                            "NameRef",
                            "NamedParameter",
                            "Null",
                            "Number",
                            "PathExpression",
                            "QualifiedName",
                            "QuantifiedExpression",
                            "Range",
                            "RangeType",
                            "SignedUnary",
                            "String",
                            "TemporalConstant",
                            "UnaryTestList",
                            "UnaryTest",
                            "UndefinedValue")
                    .map(name -> name + "Node")
                    .collect(Collectors.toUnmodifiableSet());

    /** What reaches from a value to the program that holds it. */
    private static final Set<String> FORBIDDEN_NAMES =
            Set.of("class", "classLoader", "declaringClass");

    /** Where the flags of functions on patterns stand. */
    private static final Map<String, Integer> FLAGS_AT = Map.of("matches", 2, "replace", 3);

    private static final Pattern FLAGS = Pattern.compile("\"[smixq]*\"");

    private FeelRules() {}

    /** Whether a name is that of a function of the language. */
    static boolean isBuiltIn(String function) {
        return ALLOWED_FUNCTIONS.contains(function);
    }

    /** What makes a part of an expression forbidden; its own parts are looked at apart. */
    static Optional<String> forbidden(ASTNode node) {
        if (!ALLOWED_NODES.contains(node.getClass().getSimpleName())) {
            return Optional.of(text(node));
        }
        if (node instanceof FunctionDefNode function && function.isExternal()) {
            return Optional.of("external");
        }
        if (node instanceof NumberNode number && isHuge(number.getValue())) {
            return Optional.of(text(node));
        }
        if (node instanceof IterationContextNode iteration && isLong(iteration)) {
            return Optional.of(text(node));
        }
        if (node instanceof FunctionInvocationNode call && hasFreeFlags(call)) {
            return Optional.of("flags of " + text(call.getName()));
        }
        return node instanceof NameRefNode ? forbiddenName(text(node)) : Optional.empty();
    }

    private static Optional<String> forbiddenName(String name) {
        return FORBIDDEN_FUNCTIONS.contains(name) || FORBIDDEN_NAMES.contains(name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** What makes an expression forbidden as a value: some functions may only be called. */
    static Optional<String> forbiddenValue(ASTNode node) {
        return node instanceof NameRefNode && FLAGS_AT.containsKey(text(node))
                ? Optional.of(text(node))
                : Optional.empty();
    }

    /** What makes a part of a default output forbidden, which the engine evaluates unguarded. */
    static Optional<String> forbiddenInDefault(ASTNode node) {
        boolean isPlain =
                !(node instanceof ForExpressionNode)
                        && !(node instanceof QuantifiedExpressionNode)
                        && !(node instanceof FilterExpressionNode)
                        && !(node instanceof FunctionDefNode);
        return isPlain ? Optional.empty() : Optional.of(text(node));
    }

    private static boolean isHuge(BigDecimal number) {
        return number != null && Math.abs((long) number.scale()) > Limits.MOST_DIGITS;
    }

    private static boolean isLong(IterationContextNode iteration) {
        return iteration.getExpression() instanceof NumberNode begin
                && iteration.getRangeEndExpr() instanceof NumberNode end
                && Limits.isLong(begin.getValue(), end.getValue());
    }

    /** Flags must be readable, so that nobody has to guess what they will be. */
    private static boolean hasFreeFlags(FunctionInvocationNode call) {
        Integer at = FLAGS_AT.get(text(call.getName()));
        if (at == null) {
            return false;
        }
        List<BaseNode> parameters = call.getParams().getElements();
        for (int i = 0; i < parameters.size(); i++) {
            boolean isNamed = parameters.get(i) instanceof NamedParameterNode;
            if (isNamed
                    ? hasFreeFlags((NamedParameterNode) parameters.get(i))
                    : i >= at && !isFlags(parameters.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasFreeFlags(NamedParameterNode parameter) {
        return text(parameter.getName()).equals("flags") && !isFlags(parameter.getExpression());
    }

    private static boolean isFlags(ASTNode node) {
        return node instanceof NullNode
                || node instanceof StringNode && FLAGS.matcher(text(node)).matches();
    }

    /** Names that nothing may have, because a property of that name reaches into the program. */
    static boolean isForbiddenName(String name) {
        return FORBIDDEN_NAMES.contains(name.strip());
    }

    private static String text(ASTNode node) {
        return node.getText() == null ? node.getClass().getSimpleName() : node.getText().strip();
    }
}
