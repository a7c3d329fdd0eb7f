package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;

/**
 * A decision table. Columns whose cells are texts are looked up, the other columns tried in the
 * rows that are left.
 *
 * @param id the table's id in the model
 * @param table the engine's table: it applies the rarer hit policies
 * @param tested where the value of the column is while its cells are tried, for {@code ?}
 * @param defaults the default outputs; null if there are none
 */
record Table(
        String id,
        DecisionTableImpl table,
        EngineContext engine,
        List<Column> columns,
        int tested,
        List<Row> rows,
        List<Output> outputs,
        List<Code> defaults)
        implements Code {

    /**
     * An input.
     *
     * @param allowed what the type of the column allows; null if anything
     * @param shown the value as the trace shows it
     * @param byText the rows for each text; null if the cells are no texts
     * @param otherwise the rows for a text that stands in no cell
     */
    record Column(
            Code input,
            Cell allowed,
            boolean isList,
            Code shown,
            Map<String, BitSet> byText,
            BitSet otherwise) {

        BitSet rows(String text) {
            return byText.getOrDefault(text, otherwise);
        }
    }

    record Row(DTDecisionRule rule, Cell[] cells, Code[] outputs) {}

    /**
     * An output.
     *
     * @param name null if it is the only one
     */
    record Output(String name, Predicate<Object> accepted) {}

    /** What comes out, and the ids of the rows that made it. */
    private record Result(Object value, List<String> hit) {}

    @Override
    public Object run(Frame frame) {
        Limits.step();
        List<Row> matches = matches(inputs(frame), frame);
        Result result =
                matches.isEmpty() ? new Result(missed(frame), List.of()) : result(matches, frame);
        frame.run.observer.tableEnds(id, result.hit(), () -> shown(frame));
        return result.value();
    }

    private Object[] inputs(Frame frame) {
        Object[] inputs = new Object[columns.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = columns.get(i).input().run(frame);
        }
        for (int i = 0; i < inputs.length; i++) {
            requireAllowed(columns.get(i), inputs[i], frame);
        }
        return inputs;
    }

    private void requireAllowed(Column column, Object value, Frame frame) {
        if (column.allowed() == null) {
            return;
        }
        boolean isAllowed =
                column.isList() && value instanceof Collection<?> list
                        ? list.stream().allMatch(element -> accepts(column, element, frame))
                        : accepts(column, value, frame);
        if (!isAllowed) {
            throw Deviation.SEEN;
        }
    }

    private boolean accepts(Column column, Object value, Frame frame) {
        frame.slots[tested] = value;
        return column.allowed().accepts(frame, value);
    }

    private List<Row> matches(Object[] inputs, Frame frame) {
        BitSet[] found = found(inputs);
        BitSet candidates = fewest(found);
        List<Row> matches = new ArrayList<>();
        if (candidates == null) {
            for (Row row : rows) {
                addMatching(row, inputs, found, frame, matches);
            }
            return matches;
        }
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (areIn(i, found)) {
                addMatching(rows.get(i), inputs, found, frame, matches);
            }
        }
        return matches;
    }

    /** For each column the rows that its text leaves; null if the rows have to be tried. */
    private BitSet[] found(Object[] inputs) {
        BitSet[] found = new BitSet[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            Column column = columns.get(i);
            if (column.byText() != null && inputs[i] instanceof String text) {
                found[i] = column.rows(text);
            }
        }
        return found;
    }

    private static BitSet fewest(BitSet[] found) {
        BitSet fewest = null;
        for (BitSet some : found) {
            if (some != null && (fewest == null || some.cardinality() < fewest.cardinality())) {
                fewest = some;
            }
        }
        return fewest;
    }

    private static boolean areIn(int row, BitSet[] found) {
        for (BitSet some : found) {
            if (some != null && !some.get(row)) {
                return false;
            }
        }
        return true;
    }

    private void addMatching(
            Row row, Object[] inputs, BitSet[] found, Frame frame, List<Row> matches) {
        for (int i = 0; i < inputs.length; i++) {
            Cell cell = row.cells()[i];
            if (cell != Cell.ANY && found[i] == null) {
                frame.slots[tested] = inputs[i];
                if (!cell.accepts(frame, inputs[i])) {
                    return;
                }
            }
        }
        matches.add(row);
    }

    private Object missed(Frame frame) {
        if (defaults == null) {
            if (policy().getDefaultValue() == null) {
                throw Deviation.SEEN;
            }
            return policy().getDefaultValue();
        }
        return value(defaults.toArray(Code[]::new), frame, Objects::requireNonNull);
    }

    private Result result(List<Row> matches, Frame frame) {
        List<Object> results = new ArrayList<>(matches.size());
        boolean first = policy() == HitPolicy.FIRST;
        for (Row row : first ? matches.subList(0, 1) : matches) {
            results.add(checked(value(row.outputs(), frame, value -> value)));
        }
        return switch (policy()) {
            case UNIQUE -> new Result(only(results), id(matches, 0));
            case ANY -> new Result(same(results), id(matches, 0));
            case FIRST -> new Result(results.get(0), id(matches, 0));
            case COLLECT, RULE_ORDER -> new Result(results, ids(matches));
            default ->
                    outputs.size() == 1 && Aggregation.areNumbers(results)
                            ? aggregated(matches, results)
                            : applied(matches, results);
        };
    }

    /** One number of all results. */
    private Result aggregated(List<Row> matches, List<Object> results) {
        return switch (policy()) {
            case COLLECT_SUM -> new Result(Aggregation.sum(results), ids(matches));
            case COLLECT_MIN -> at(Aggregation.least(results), matches, results);
            case COLLECT_MAX -> at(Aggregation.most(results), matches, results);
            default -> applied(matches, results);
        };
    }

    private static Result at(int place, List<Row> matches, List<Object> results) {
        return new Result(results.get(place), id(matches, place));
    }

    private Result applied(List<Row> matches, List<Object> results) {
        EngineContext.Selection selection = engine.selection();
        List<DTDecisionRule> rules = matches.stream().map(Row::rule).toList();
        Object value = policy().getDti().dti(selection, table, rules, results);
        return new Result(value, selection.ids());
    }

    private HitPolicy policy() {
        return table.getHitPolicy();
    }

    private static List<String> id(List<Row> rows, int place) {
        return Collections.singletonList(rows.get(place).rule().getId());
    }

    private static List<String> ids(List<Row> rows) {
        List<String> ids = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ids.add(row.rule().getId());
        }
        return ids;
    }

    /** The outputs of a row, one value or a context. */
    private Object value(Code[] values, Frame frame, UnaryOperator<Object> required) {
        if (values.length == 1) {
            return values[0].run(frame);
        }
        Map<String, Object> context = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            context.put(outputs.get(i).name(), required.apply(values[i].run(frame)));
        }
        return context;
    }

    private Object checked(Object value) {
        for (Output output : outputs) {
            Object part = outputs.size() == 1 ? value : ((Map<?, ?>) value).get(output.name());
            if (!output.accepted().test(part)) {
                throw Deviation.SEEN;
            }
        }
        return value;
    }

    private static Object only(List<Object> results) {
        if (results.size() > 1) {
            throw Deviation.SEEN;
        }
        return results.get(0);
    }

    private static Object same(List<Object> results) {
        Object first = results.get(0);
        for (Object other : results) {
            if (!Objects.equals(first, other)) {
                throw Deviation.SEEN;
            }
        }
        return first;
    }

    private Object[] shown(Frame frame) {
        return columns.stream().map(column -> column.shown().run(frame)).toArray();
    }
}
