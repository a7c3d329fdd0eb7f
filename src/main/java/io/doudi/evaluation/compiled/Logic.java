package io.doudi.evaluation.compiled;

import io.doudi.evaluation.compiled.Decisions.Reader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNContextEvaluator;
import org.kie.dmn.core.ast.DMNContextEvaluator.ContextEntryDef;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.ast.DMNLiteralExpressionEvaluator;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.feel.runtime.decisiontables.DTOutputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.functions.DTInvokerFunction;

/** Compiles the boxed expressions of DMN: formulas, contexts and tables. */
final class Logic {

    private final Types types;
    private final Reader reader;

    Logic(Types types, Reader reader) {
        this.types = types;
        this.reader = reader;
    }

    Code compile(DMNExpressionEvaluator evaluator, Scope scope) {
        if (evaluator instanceof DMNLiteralExpressionEvaluator literal) {
            return expressions(Parts.field(literal, "feelInstance"))
                    .compile(Parts.syntax(literal.getExpression()), scope);
        }
        if (evaluator instanceof DMNContextEvaluator context) {
            return context(context, scope);
        }
        if (evaluator instanceof DMNDTExpressionEvaluator table) {
            return table(table, scope);
        }
        throw new Unsupported(
                evaluator == null ? "an empty decision" : evaluator.getClass().getSimpleName());
    }

    private static Expressions expressions(Object feel) {
        FEELImpl engine = (FEELImpl) feel;
        return new Expressions(new BuiltIns(engine), context(engine));
    }

    private static EngineContext context(FEELImpl feel) {
        EvaluationContextImpl context = feel.newEvaluationContext(List.of(), Map.of());
        if (context.getFEELDialect() != FEELDialect.FEEL) {
            throw new Unsupported(context.getFEELDialect().toString());
        }
        return new EngineContext(context.getFEELDialect(), context.getDMNVersion(), false);
    }

    private Code context(DMNContextEvaluator evaluator, Scope scope) {
        List<Boxed.Entry> entries = new ArrayList<>();
        Scope inner = scope;
        for (ContextEntryDef entry : evaluator.getEntries()) {
            Code value = compile(entry.getEvaluator(), inner);
            Scope.Local next = inner.with(entry.getName());
            entries.add(
                    new Boxed.Entry(
                            entry.getName(),
                            variableId(entry),
                            check(entry.getType()),
                            value,
                            next.slot()));
            inner = next;
        }
        return Boxed.of(entries);
    }

    private static String variableId(ContextEntryDef entry) {
        var variable = entry.getContextEntry().getVariable();
        return variable == null ? null : variable.getId();
    }

    private Types.Check check(DMNType type) {
        return type == null ? null : types.of(type);
    }

    private Code table(DMNDTExpressionEvaluator evaluator, Scope scope) {
        DecisionTableImpl table =
                ((DTInvokerFunction) Parts.field(evaluator, "dt")).getDecisionTable();
        FEELImpl feel = (FEELImpl) Parts.field(evaluator, "feel");
        Expressions expressions = expressions(feel);
        EngineContext engine = context(feel);
        Cell.Compiler cells = new Cell.Compiler(expressions, engine);
        Scope.Local within = scope.with("?");
        List<Table.Row> rows = new ArrayList<>();
        for (DTDecisionRule rule : this.<DTDecisionRule>list(table, "decisionRules")) {
            rows.add(row(rule, cells, expressions, within, scope));
        }
        List<Table.Column> columns = new ArrayList<>();
        for (DTInputClause input : this.<DTInputClause>list(table, "inputs")) {
            columns.add(column(input, columns.size(), rows, cells, expressions, within, scope));
        }
        List<Table.Output> outputs =
                table.getOutputs().stream()
                        .map(output -> output(output, table, cells, within))
                        .toList();
        return new Table(
                evaluator.getDtNodeId(),
                table,
                engine,
                columns,
                within.slot(),
                rows,
                outputs,
                defaults(table, expressions));
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(Object holder, String field) {
        return (List<T>) Parts.field(holder, field);
    }

    private static Table.Row row(
            DTDecisionRule rule,
            Cell.Compiler cells,
            Expressions expressions,
            Scope within,
            Scope scope) {
        return new Table.Row(
                rule,
                rule.getInputEntry().stream()
                        .map(cell -> cells.compile(Parts.testsOf(cell), within))
                        .toArray(Cell[]::new),
                rule.getOutputEntry().stream()
                        .map(output -> expressions.compile(Parts.syntax(output), scope))
                        .toArray(Code[]::new));
    }

    private static Table.Column column(
            DTInputClause input,
            int at,
            List<Table.Row> rows,
            Cell.Compiler cells,
            Expressions expressions,
            Scope within,
            Scope scope) {
        BaseNode node = Parts.syntax(input.getCompiledInput());
        if (Expressions.isObserved(node, scope)) {
            throw new Unsupported("a function of the rules in the head of a column");
        }
        List<UnaryTest> allowed = input.getInputValues();
        boolean areTexts =
                rows.stream()
                        .map(row -> row.cells()[at])
                        .allMatch(cell -> cell == Cell.ANY || cell.texts().isPresent());
        return new Table.Column(
                expressions.compile(node, scope),
                allowed == null || allowed.isEmpty() ? null : cells.compile(allowed, within),
                input.isCollection(),
                shown(node, expressions, scope),
                areTexts ? byText(rows, at) : null,
                areTexts ? any(rows, at) : null);
    }

    /** The trace shows names and paths through contexts, and nothing else. */
    private static Code shown(BaseNode node, Expressions expressions, Scope scope) {
        if (node instanceof NameRefNode) {
            return expressions.compile(node, scope);
        }
        if (!(node instanceof QualifiedNameNode path)) {
            return new Code.Constant(null);
        }
        Code value = expressions.compile(path.getParts().get(0), scope);
        for (NameRefNode part : path.getParts().subList(1, path.getParts().size())) {
            Code owner = value;
            String name = part.getText().strip();
            value = frame -> owner.run(frame) instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    private static BitSet any(List<Table.Row> rows, int at) {
        BitSet any = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            any.set(i, rows.get(i).cells()[at] == Cell.ANY);
        }
        return any;
    }

    private static Map<String, BitSet> byText(List<Table.Row> rows, int at) {
        BitSet any = any(rows, at);
        Map<String, BitSet> byText = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            rows.get(i)
                    .cells()[at]
                    .texts()
                    .ifPresent(
                            texts ->
                                    texts.forEach(
                                            text ->
                                                    byText.computeIfAbsent(
                                                                    text,
                                                                    key -> (BitSet) any.clone())
                                                            .set(row)));
        }
        return byText;
    }

    private static Table.Output output(
            DTOutputClause output, DecisionTableImpl table, Cell.Compiler cells, Scope within) {
        List<UnaryTest> values = output.getOutputValues();
        Cell allowed =
                values == null || values.isEmpty() ? Cell.ANY : cells.compile(values, within);
        boolean usesFrame = allowed != Cell.ANY && allowed.texts().isEmpty();
        if (usesFrame) {
            throw new Unsupported("allowed outputs that are no list of texts");
        }
        Predicate<Object> one =
                value -> output.getType().isAssignableValue(value) && allowed.accepts(null, value);
        return new Table.Output(
                table.getOutputs().size() == 1 ? null : output.getName(),
                value ->
                        output.isCollection() && value instanceof Collection<?> list
                                ? list.stream().allMatch(one)
                                : one.test(value));
    }

    private List<Code> defaults(DecisionTableImpl table, Expressions expressions) {
        if (table.getOutputs().stream().anyMatch(output -> output.getDefaultValue() == null)) {
            return null;
        }
        Scope nothing = new Scope.Required(Map.of(), Map.of());
        return table.getOutputs().stream()
                .map(DTOutputClause::getDefaultValue)
                .map(text -> expressions.compile(reader.read(text), nothing))
                .toList();
    }
}
