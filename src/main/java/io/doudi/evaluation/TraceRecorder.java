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
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.api.core.event.AfterEvaluateContextEntryEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.AfterInvokeBKMEvent;
import org.kie.dmn.api.core.event.BeforeEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.BeforeInvokeBKMEvent;

/** Collects the trace of one evaluation from the engine's events. */
final class TraceRecorder {

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

    void before(BeforeEvaluateDecisionEvent event) {
        open.push(new ArrayList<>());
    }

    void after(AfterEvaluateDecisionEvent event) {
        var node = index.node(event.getDecision().getId());
        var result = event.getResult().getDecisionResultById(event.getDecision().getId());
        decisions.add(
                new MadeDecision(
                        node.id(),
                        node.name(),
                        node.label(),
                        node.question(),
                        result == null ? null : result.getResult(),
                        node.source(),
                        open.pop()));
    }

    void after(AfterEvaluateDecisionTableEvent event) {
        for (String id : event.getSelectedIds()) {
            index.row(id)
                    .ifPresent(row -> add(row.isParameter() ? parameter(row) : hit(row, event)));
        }
        switch (detail) {
            case ROWS -> {}
            case MISSES -> tables.add(tableRun(event));
            case VALUES -> addMisses(event);
        }
    }

    private TableRun tableRun(AfterEvaluateDecisionTableEvent event) {
        boolean hit = !event.getSelectedIds().isEmpty();
        return new TableRun(event.getDecisionTableId(), hit, misses.all(event));
    }

    private void addMisses(AfterEvaluateDecisionTableEvent event) {
        List<MissedRow> near =
                misses.opening(event).stream()
                        .filter(missed -> missed.failing().size() == 1)
                        .toList();
        if (!near.isEmpty()) {
            Map<String, Object> values = event.getResult().getContext().getAll();
            near.forEach(missed -> add(miss(missed, values)));
        }
    }

    private static Miss miss(MissedRow missed, Map<String, Object> values) {
        Row row = missed.row();
        Condition failing = condition(missed.failing().get(0), values);
        return new Miss(row.id(), row.opens(), failing, row.source());
    }

    void after(AfterEvaluateContextEntryEvent event) {
        if (detail == Detail.VALUES && event.getVariableId() != null) {
            index.entry(event.getVariableId())
                    .map(
                            entry ->
                                    new Calculation(
                                            entry.element(),
                                            entry.name(),
                                            entry.label(),
                                            entry.expression(),
                                            event.getExpressionResult(),
                                            entry.source()))
                    .ifPresent(this::add);
        }
    }

    void before(BeforeInvokeBKMEvent event) {
        List<Object> arguments =
                event.getInvocationParameters() == null
                        ? List.of()
                        : event.getInvocationParameters();
        lookUps.push(arguments);
        if (detail == Detail.VALUES) {
            keep(index.parameters(event.getBusinessKnowledgeModel()), arguments);
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

    void after(AfterInvokeBKMEvent event) {
        List<Object> arguments = lookUps.pop();
        boolean lookUp = event.getBusinessKnowledgeModel().getName().equals(PARAMETER_FUNCTION);
        if (lookUp && event.getInvocationResult() == null && missingParameter == null) {
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

    private Hit hit(Row row, AfterEvaluateDecisionTableEvent event) {
        return new Hit(
                row.table(), row.id(), conditions(row, event), row.outputsByName(), row.source());
    }

    private List<Condition> conditions(Row row, AfterEvaluateDecisionTableEvent event) {
        if (detail != Detail.VALUES) {
            return List.of();
        }
        Map<String, Object> values = event.getResult().getContext().getAll();
        return row.columns().stream().map(column -> condition(column, values)).toList();
    }

    private static Condition condition(Column column, Map<String, Object> values) {
        return new Condition(
                column.label(), column.expression(), column.cell(), column.value(values));
    }
}
