package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.BetweenNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.ContextEntryNode;
import org.kie.dmn.feel.lang.ast.ContextNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameDefNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NamedParameterNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode.Quantifier;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.TemporalConstantNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.util.BooleanEvalHelper;

/** Compiles the syntax trees of FEEL. */
final class Expressions {

    private final BuiltIns functions;
    private final EngineContext engine;
    private final Operators operators;

    /**
     * @param functions the functions of FEEL
     * @param engine where the engine's own operators and functions run
     */
    Expressions(BuiltIns functions, EngineContext engine) {
        this.functions = functions;
        this.engine = engine;
        this.operators = new Operators(engine);
    }

    /** As within a filter: what the engine would report is dropped there. */
    private Expressions silenced() {
        return engine.isSilent() ? this : new Expressions(functions, engine.silenced());
    }

    Code compile(BaseNode node, Scope scope) {
        if (node instanceof NumberNode
                || node instanceof StringNode
                || node instanceof BooleanNode
                || node instanceof NullNode
                || node instanceof TemporalConstantNode
                || node instanceof UndefinedValueNode) {
            return new Code.Constant(node.evaluate(engine));
        }
        if (node instanceof NameRefNode name) {
            return variable(name.getText(), scope);
        }
        if (node instanceof QualifiedNameNode name) {
            return qualified(name, scope);
        }
        if (node instanceof InfixOpNode infix) {
            return operators.of(
                    infix.getOperator(),
                    compile(infix.getLeft(), scope),
                    compile(infix.getRight(), scope),
                    isObserved(infix.getRight(), scope));
        }
        if (node instanceof IfExpressionNode choice) {
            return choice(choice, scope);
        }
        if (node instanceof FunctionInvocationNode call) {
            return call(call, scope);
        }
        if (node instanceof ListNode list) {
            return list(list, scope);
        }
        if (node instanceof PathExpressionNode path) {
            return path(path, scope);
        }
        if (node instanceof FilterExpressionNode filter) {
            return filter(filter, scope);
        }
        if (node instanceof ForExpressionNode loop) {
            return loop(loop, scope);
        }
        if (node instanceof QuantifiedExpressionNode quantified) {
            return quantified(quantified, scope);
        }
        if (node instanceof ContextNode context) {
            return context(context, scope);
        }
        if (node instanceof RangeNode range) {
            return range(range, scope);
        }
        if (node instanceof SignedUnaryNode signed) {
            return signed(signed, scope);
        }
        if (node instanceof AtLiteralNode literal) {
            return constant(literal);
        }
        if (node instanceof BetweenNode between) {
            return between(between, scope);
        }
        if (node instanceof InNode in) {
            return in(in, scope);
        }
        throw new Unsupported(node.getClass().getSimpleName());
    }

    private Code variable(String name, Scope scope) {
        return scope.variable(Scope.normal(name)).orElseGet(() -> unknown(name));
    }

    /** A name that nothing stands for is null within a filter and nowhere else allowed. */
    private Code unknown(String name) {
        if (engine.isSilent()) {
            return new Code.Constant(null);
        }
        throw new Unsupported("the name " + name);
    }

    private Code qualified(QualifiedNameNode node, Scope scope) {
        List<String> names = names(node);
        Code path = variable(node.getParts().get(0).getText(), scope);
        for (String name : names.subList(1, names.size())) {
            path = new Path(path, name);
        }
        return path;
    }

    private static List<String> names(QualifiedNameNode node) {
        return node.getParts().stream().map(part -> Scope.normal(part.getText())).toList();
    }

    private Code path(PathExpressionNode node, Scope scope) {
        Code path = compile(node.getExpression(), scope);
        if (node.getName() instanceof NameRefNode name) {
            return new Path(path, name.getText());
        }
        throw new Unsupported("a path to " + node.getName().getClass().getSimpleName());
    }

    private Code choice(IfExpressionNode node, Scope scope) {
        Code condition = compile(node.getCondition(), scope);
        Code met = compile(node.getThenExpression(), scope);
        Code other = compile(node.getElseExpression(), scope);
        return frame -> condition.run(frame) == Boolean.TRUE ? met.run(frame) : other.run(frame);
    }

    private Code list(ListNode node, Scope scope) {
        Code[] elements = all(node.getElements(), scope);
        return frame -> {
            List<Object> list = new ArrayList<>(elements.length);
            for (Code element : elements) {
                list.add(element.run(frame));
            }
            return list;
        };
    }

    private Code[] all(List<BaseNode> nodes, Scope scope) {
        return nodes.stream().map(node -> compile(node, scope)).toArray(Code[]::new);
    }

    private Code context(ContextNode node, Scope scope) {
        List<String> names = new ArrayList<>();
        List<Code> values = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        Scope inner = scope;
        for (ContextEntryNode entry : node.getEntries()) {
            String name = Scope.normal(name(entry.getName()));
            if (names.contains(name)) {
                throw new Unsupported("an entry that stands twice");
            }
            names.add(name);
            values.add(compile(entry.getValue(), inner));
            Scope.Local next = inner.with(name);
            slots.add(next.slot());
            inner = next;
        }
        return context(
                names.toArray(String[]::new),
                values.toArray(Code[]::new),
                slots.stream().mapToInt(slot -> slot).toArray());
    }

    private static Code context(String[] names, Code[] values, int[] slots) {
        return frame -> {
            Object[] context = new Object[names.length];
            for (int i = 0; i < names.length; i++) {
                context[i] = values[i].run(frame);
                frame.slots[slots[i]] = context[i];
            }
            return new Context(names, context);
        };
    }

    private String name(BaseNode node) {
        return node instanceof NameDefNode || node instanceof StringNode
                ? (String) node.evaluate(engine)
                : refuse("a computed name");
    }

    private static String refuse(String what) {
        throw new Unsupported(what);
    }

    private Code signed(SignedUnaryNode node, Scope scope) {
        Code value = compile(node.getExpression(), scope);
        boolean negative = node.getSign() == SignedUnaryNode.Sign.NEGATIVE;
        return frame -> {
            if (value.run(frame) instanceof BigDecimal number) {
                return negative ? BigDecimal.valueOf(-1).multiply(number) : number;
            }
            throw Deviation.SEEN;
        };
    }

    private Code range(RangeNode node, Scope scope) {
        Code start = compile(node.getStart(), scope);
        Code end = compile(node.getEnd(), scope);
        if (start.isConstant() && end.isConstant()) {
            return constant(node);
        }
        throw new Unsupported("a computed range");
    }

    /** What stands for itself, as dates and ranges do. */
    private Code constant(BaseNode node) {
        Object value = functions.evaluated(node);
        if (value == null) {
            throw new Unsupported("a malformed constant");
        }
        return new Code.Constant(value);
    }

    private Code between(BetweenNode node, Scope scope) {
        Code value = compile(node.getValue(), scope);
        Code start = compile(node.getStart(), scope);
        Code end = compile(node.getEnd(), scope);
        return frame -> Operators.isBetween(value.run(frame), start.run(frame), end.run(frame));
    }

    private Code in(InNode node, Scope scope) {
        Code value = compile(node.getValue(), scope);
        Code wanted = compile(node.getExprs(), scope);
        return frame -> isIn(value.run(frame), wanted.run(frame));
    }

    private Object isIn(Object value, Object wanted) {
        if (wanted instanceof Iterable<?> list) {
            for (Object one : list) {
                if (isOne(value, one)) {
                    return true;
                }
            }
            return false;
        }
        if (wanted == null) {
            throw Deviation.SEEN;
        }
        return isOne(value, wanted);
    }

    private boolean isOne(Object value, Object wanted) {
        if (wanted instanceof Range range) {
            Boolean includes = range.includes(engine, value);
            if (includes == null) {
                throw Deviation.SEEN;
            }
            return includes;
        }
        return wanted == null
                ? value == null
                : BooleanEvalHelper.isEqualsStringCompare(value, wanted);
    }

    private Code call(FunctionInvocationNode node, Scope scope) {
        if (node.getTcFolded() != null) {
            return new Code.Constant(node.getTcFolded().getValue());
        }
        if (node.getParams().getElements().stream()
                .anyMatch(NamedParameterNode.class::isInstance)) {
            throw new Unsupported("named arguments");
        }
        List<String> name = functionName(node);
        Code[] arguments = all(node.getParams().getElements(), scope);
        Code call =
                scope.function(name)
                        .map(function -> call(function, arguments))
                        .orElseGet(() -> builtIn(name, arguments, scope));
        return scope.hidden(name.get(0))
                .<Code>map(
                        check ->
                                frame -> {
                                    check.run(frame);
                                    return call.run(frame);
                                })
                .orElse(call);
    }

    private static Code call(Function function, Code[] arguments) {
        return frame -> function.call(frame.run, values(arguments, frame));
    }

    private Code builtIn(List<String> name, Code[] arguments, Scope scope) {
        if (name.size() > 1 || scope.declares(name.get(0))) {
            throw new Unsupported("the function " + name);
        }
        FEELFunction function =
                functions
                        .named(name.get(0))
                        .orElseThrow(() -> new Unsupported("the function " + name));
        BuiltIns.Shortcut shortcut = functions.shortcut(function);
        return frame -> {
            Object[] values = values(arguments, frame);
            Limits.step();
            return Limits.require(BuiltIns.call(function, shortcut, engine, values));
        };
    }

    private static Object[] values(Code[] arguments, Frame frame) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].run(frame);
        }
        return values;
    }

    private static List<String> functionName(FunctionInvocationNode node) {
        if (node.getName() instanceof NameRefNode name) {
            return List.of(Scope.normal(name.getText()));
        }
        if (node.getName() instanceof QualifiedNameNode name) {
            return names(name);
        }
        throw new Unsupported("a computed function");
    }

    /** Whether evaluating a part calls a function of the rules: the trace shows each call. */
    static boolean isObserved(ASTNode node, Scope scope) {
        if (node instanceof FunctionInvocationNode call
                && scope.function(functionName(call)).isPresent()) {
            return true;
        }
        for (ASTNode child : node.getChildrenNode()) {
            if (child != null && isObserved(child, scope)) {
                return true;
            }
        }
        return false;
    }

    private Code filter(FilterExpressionNode node, Scope scope) {
        Code values = compile(node.getExpression(), scope);
        Scope.Elements within = scope.within();
        Code condition = silenced().compile(node.getFilter(), within);
        Filter matching = new Filter(values, within.slot(), condition);
        if (node.getFilter().getResultType() == BuiltInType.BOOLEAN) {
            return matching;
        }
        Code index = silenced().compile(node.getFilter(), scope);
        return new Filter.Indexed(values, index, matching);
    }

    private Code quantified(QuantifiedExpressionNode node, Scope scope) {
        if (node.getIterationContexts().size() != 1
                || node.getIterationContexts().get(0).getRangeEndExpr() != null) {
            throw new Unsupported("a quantified expression over several lists");
        }
        IterationContextNode iteration = node.getIterationContexts().get(0);
        Code values = compile(iteration.getExpression(), scope);
        Scope.Local inner = scope.with(name(iteration.getName()));
        Code condition = compile(node.getExpression(), inner);
        return new Quantified(
                node.getQuantifier() == Quantifier.SOME, values, inner.slot(), condition);
    }

    private Code loop(ForExpressionNode node, Scope scope) {
        Scope.Local inner = scope.with("partial");
        int partial = inner.slot();
        List<Loop.Iteration> iterations = new ArrayList<>();
        for (IterationContextNode iteration : node.getIterationContexts()) {
            String name = name(iteration.getName());
            Code values = compile(iteration.getExpression(), inner);
            Code end =
                    iteration.getRangeEndExpr() == null
                            ? null
                            : compile(iteration.getRangeEndExpr(), inner);
            if (end != null && isObserved(iteration.getExpression(), inner)) {
                throw new Unsupported("a range from a function");
            }
            inner = inner.with(name);
            iterations.add(new Loop.Iteration(values, end, inner.slot()));
        }
        Code body = compile(node.getExpression(), inner);
        return new Loop(iterations, partial, body);
    }
}
