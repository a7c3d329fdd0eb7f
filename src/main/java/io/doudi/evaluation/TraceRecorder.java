package io.doudi.evaluation;

import io.doudi.evaluation.Misses.MissedRow;
import io.doudi.evaluation.Misses.TableRun;
import io.doudi.evaluation.ModelIndex.Column;
import io.doudi.evaluation.ModelIndex.Row;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Trace.Argument;
import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.Condition;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Miss;
import io.doudi.evaluation.Trace.Parameter;
import io.doudi.evaluation.Trace.Source;
import io.doudi.evaluation.Trace.Step;
import io.doudi.evaluation.compiled.Observer;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;

/** Collects the trace of one evaluation. */
final class TraceRecorder implements Observer {

    /**
     * The function that looks a parameter up; without a value the decision ends, it never goes on.
     */
    private static final String PARAMETER_FUNCTION = "Parameter";

    private final ModelIndex index;
    private final Misses misses;
    private final Detail detail;
    private final Deque<List<Step>> open = new ArrayDeque<>();
    private final Deque<List<Object>> lookUps = new ArrayDeque<>();
    private final List<MadeDecision> decisions = new ArrayList<>();
    private final List<TableRun> tables = new ArrayList<>();
    private String missingParameter;

    TraceRecorder(ModelIndex index, Misses misses, Detail detail) {
        this.index = index;
        this.misses = misses;
        this.detail = detail;
    }

    List<MadeDecision> decisions() {
        return decisions;
    }

    /** What the tables missed, in the order of their evaluation. */
    List<TableRun> tables() {
        return tables;
    }

    /** The name of the first parameter that was looked up and has no value on the date. */
    Optional<String> missingParameter() {
        return Optional.ofNullable(missingParameter);
    }

    @Override
    public void decisionBegins() {
        open.push(new ArrayList<>());
    }

    @Override
    public Object decisionEnds(String decision, Object result) {
        var node = index.node(decision);
        MadeDecision made =
                new MadeDecision(
                        node.id(),
                        node.name(),
                        node.label(),
                        node.question(),
                        result,
                        node.source(),
                        open.pop());
        decisions.add(made);
        return made;
    }

    @Override
    public void decisionRepeats(Object made) {
        open.pop();
        decisions.add((MadeDecision) made);
    }

    @Override
    public void tableEnds(String table, List<String> hit, Supplier<Object[]> compared) {
        for (String id : hit) {
            index.row(id)
                    .ifPresent(row -> add(row.isParameter() ? parameter(row) : hit(row, compared)));
        }
        switch (detail) {
            case ROWS -> {}
            case MISSES ->
                    tables.add(
                            new TableRun(table, !hit.isEmpty(), misses.all(table, hit, compared)));
            case VALUES -> addMisses(table, hit, compared);
        }
    }

    private void addMisses(String table, List<String> hit, Supplier<Object[]> compared) {
        misses.opening(table, hit, compared).stream()
                .filter(missed -> missed.failing().size() == 1)
                .forEach(missed -> add(miss(missed, compared.get())));
    }

    private static Miss miss(MissedRow missed, Object[] compared) {
        Row row = missed.row();
        int failing = missed.failing().get(0);
        return new Miss(row.id(), row.opens(), condition(row, failing, compared), row.source());
    }

    @Override
    public void entryEnds(String variable, Object value) {
        if (detail == Detail.VALUES && variable != null) {
            index.entry(variable)
                    .map(
                            entry ->
                                    new Calculation(
                                            entry.element(),
                                            entry.name(),
                                            entry.label(),
                                            entry.expression(),
                                            value,
                                            entry.source()))
                    .ifPresent(this::add);
        }
    }

    @Override
    public void functionBegins(BusinessKnowledgeModelNode function, List<Object> arguments) {
        lookUps.push(arguments);
        if (detail == Detail.VALUES) {
            keep(index.parameters(function), arguments);
        }
    }

    private void keep(List<ModelIndex.Parameter> parameters, List<Object> arguments) {
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            ModelIndex.Parameter parameter = parameters.get(i);
            if (arguments.get(i) instanceof BigDecimal amount) {
                add(
                        new Argument(
                                parameter.element(),
                                parameter.name(),
                                parameter.label(),
                                amount,
                                Source.NOWHERE));
            }
        }
    }

    @Override
    public void functionEnds(BusinessKnowledgeModelNode function, Object result) {
        List<Object> arguments = lookUps.pop();
        boolean lookUp = function.getName().equals(PARAMETER_FUNCTION);
        if (lookUp && result == null && missingParameter == null) {
            missingParameter = String.valueOf(arguments.get(0));
        }
    }

    private void add(Step step) {
        if (!open.isEmpty()) {
            open.peek().add(step);
        }
    }

    private static Parameter parameter(Row row) {
        return new Parameter(
                row.id(),
                row.condition(0),
                row.output("value"),
                row.output("unit"),
                row.output("status"),
                row.columns().get(row.columns().size() - 1).cell(),
                row.source());
    }

    private Hit hit(Row row, Supplier<Object[]> compared) {
        return new Hit(
                row.table(),
                row.id(),
                conditions(row, compared),
                row.outputsByName(),
                row.source());
    }

    private List<Condition> conditions(Row row, Supplier<Object[]> compared) {
        if (detail != Detail.VALUES) {
            return List.of();
        }
        Object[] values = compared.get();
        return IntStream.range(0, values.length)
                .mapToObj(column -> condition(row, column, values))
                .toList();
    }

    private static Condition condition(Row row, int at, Object[] compared) {
        Column column = row.columns().get(at);
        return new Condition(column.label(), column.expression(), column.cell(), compared[at]);
    }
}
