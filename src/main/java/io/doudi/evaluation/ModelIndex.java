package io.doudi.evaluation;

import io.doudi.evaluation.Place.Kind;
import io.doudi.evaluation.Sources.Origin;
import io.doudi.evaluation.Trace.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.ContextEntry;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.LiteralExpression;

/**
 * What the models say about their rows, entries and decisions: labels, cells, rule ids, clauses.
 * Engine events name only ids, so rows and named entries must have ids that are unique over all
 * models of a knowledge base.
 */
final class ModelIndex {

    /** The annotation column that says what a row opens to the person: a notice tells it. */
    private static final String OPENS = "告知";

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, List<Row>> rowsByTable = new HashMap<>();
    private final Map<String, List<TableLimit>> limitsByTable = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, List<Parameter>> parametersByFunction = new HashMap<>();
    private final Set<String> duplicates = new LinkedHashSet<>();

    /**
     * A row of a decision table with its column headings.
     *
     * @param isAlone whether its results are looked at only where it is hit
     * @param opens what the row opens to the person, in Chinese; mostly empty
     */
    record Row(
            String id,
            String table,
            boolean isAlone,
            List<Column> columns,
            List<String> outputNames,
            List<String> outputs,
            String opens,
            Source source) {

        /**
         * Whether the table holds dated parameters: it answers a value together with its status.
         */
        boolean isParameter() {
            return outputNames.contains("value") && outputNames.contains("status");
        }

        Place place() {
            return new Place(Kind.ROW, table, id, source);
        }

        String output(String name) {
            return unquoted(outputs.get(outputNames.indexOf(name)));
        }

        Map<String, String> outputsByName() {
            Map<String, String> byName = new LinkedHashMap<>();
            for (int i = 0; i < outputs.size(); i++) {
                byName.put(outputNames.get(i), outputs.get(i));
            }
            return byName;
        }

        String condition(int column) {
            return unquoted(columns.get(column).cell());
        }
    }

    /** One condition of a row. */
    record Column(String label, String expression, String cell) {

        /**
         * The value that the column compares; the inputs of our tables are names or paths, never
         * more.
         */
        Object value(Map<String, Object> values) {
            Object value = values;
            for (String name : expression.split("\\.")) {
                value = value instanceof Map<?, ?> map ? map.get(name.strip()) : null;
            }
            return value;
        }
    }

    /** A limit with the column that compares it. */
    record TableLimit(Column column, Limit limit) {

        boolean isAt(Map<String, Object> values) {
            return Limit.text(column.value(values)).equals(limit.value());
        }
    }

    /** A named entry of a boxed context: one step of the arithmetic. */
    record Entry(String element, String name, String label, String expression, Source source) {}

    /** A parameter of a function. */
    record Parameter(String element, String name, String label) {}

    /** A decision. */
    record Node(String id, String name, String label, String question, Source source) {}

    ModelIndex(Collection<DMNModel> models, Map<String, Origin> originByNamespace) {
        for (DMNModel model : models) {
            read(
                    model.getDefinitions(),
                    originByNamespace.getOrDefault(model.getNamespace(), Origin.UNKNOWN));
        }
    }

    Optional<Row> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<Entry> entry(String variableId) {
        return Optional.ofNullable(entries.get(variableId));
    }

    /** The parameters of a business knowledge model, in order; models may share its id. */
    List<Parameter> parameters(BusinessKnowledgeModelNode function) {
        String key = function.getModelNamespace() + function.getId();
        return parametersByFunction.getOrDefault(key, List.of());
    }

    Node node(String id) {
        return nodes.get(id);
    }

    Collection<Row> rows() {
        return rows.values();
    }

    /** The rows of one table, top first. */
    List<Row> rowsOf(String table) {
        return rowsByTable.getOrDefault(table, List.of());
    }

    /** What each column of a table compares, for the values of the names around it. */
    Object[] compared(String table, Map<String, Object> values) {
        return rowsOf(table).stream()
                .limit(1)
                .flatMap(row -> row.columns().stream())
                .map(column -> column.value(values))
                .toArray();
    }

    /** The limits in the cells of one table. */
    List<TableLimit> limits(String table) {
        return limitsByTable.getOrDefault(table, List.of());
    }

    /** The limits in the cells of all tables. */
    Set<Limit> limits() {
        return limitsByTable.values().stream()
                .flatMap(List::stream)
                .map(TableLimit::limit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where every row, formula and decision stands. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        rows.values().forEach(row -> places.add(row.place()));
        entries.forEach(
                (id, entry) ->
                        places.add(new Place(Kind.FORMULA, entry.label(), id, entry.source())));
        nodes.forEach(
                (id, node) ->
                        places.add(new Place(Kind.DECISION, node.label(), id, node.source())));
        return places;
    }

    /** Ids that stand twice; the engine cannot tell such elements apart. */
    Set<String> duplicates() {
        return duplicates;
    }

    private void read(DMNModelInstrumentedBase element, Origin origin) {
        if (element instanceof DecisionTable table) {
            List<Row> all = table.getRule().stream().map(rule -> row(table, rule, origin)).toList();
            all.forEach(row -> add(rows, row.id(), row));
            rowsByTable.put(table.getId(), all);
            limitsByTable.put(table.getId(), tableLimits(table, origin));
        }
        if (element instanceof ContextEntry entry && entry.getVariable() != null) {
            add(entries, entry.getVariable().getId(), entry(entry, origin));
        }
        if (element instanceof BusinessKnowledgeModel function) {
            String key = ((Definitions) function.getParent()).getNamespace() + function.getId();
            parametersByFunction.put(key, parameters(function));
        }
        if (element instanceof Decision decision) {
            add(nodes, decision.getId(), node(decision, origin));
        }
        for (DMNModelInstrumentedBase child : element.getChildren()) {
            read(child, origin);
        }
    }

    private static List<Parameter> parameters(BusinessKnowledgeModel function) {
        String element = labelOr(function, function.getName());
        return function.getEncapsulatedLogic().getFormalParameter().stream()
                .map(one -> new Parameter(element, one.getName(), labelOr(one, one.getName())))
                .toList();
    }

    private <T> void add(Map<String, T> map, String id, T value) {
        if (id != null && map.put(id, value) != null) {
            duplicates.add(id);
        }
    }

    private static Row row(DecisionTable table, DecisionRule rule, Origin origin) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.getInput().size(); i++) {
            var input = table.getInput().get(i);
            String expression = input.getInputExpression().getText();
            columns.add(
                    new Column(
                            labelOr(input, expression),
                            expression,
                            rule.getInputEntry().get(i).getText()));
        }
        List<String> names =
                table.getOutput().stream()
                        .map(
                                output ->
                                        output.getName() == null
                                                ? labelOr(output, "")
                                                : output.getName())
                        .toList();
        List<String> outputs =
                rule.getOutputEntry().stream().map(LiteralExpression::getText).toList();
        return new Row(
                rule.getId(),
                tableLabel(table),
                isAlone(table),
                columns,
                names,
                outputs,
                opens(table, rule),
                source(Basis.of(annotations(rule)), origin));
    }

    /** Other policies compare the results of several rows. */
    private static boolean isAlone(DecisionTable table) {
        return switch (table.getHitPolicy()) {
            case UNIQUE, FIRST, RULE_ORDER -> true;
            case COLLECT -> table.getAggregation() == null;
            default -> false;
        };
    }

    private static List<TableLimit> tableLimits(DecisionTable table, Origin origin) {
        Source place = new Source(List.of(), "", "", origin.layer(), origin.file());
        Set<TableLimit> limits = new LinkedHashSet<>();
        for (DecisionRule rule : table.getRule()) {
            for (Column column : row(table, rule, origin).columns()) {
                Column any = new Column(column.label(), column.expression(), "-");
                Limit.in(column.cell()).stream()
                        .map(value -> new Limit(tableLabel(table), column.label(), value, place))
                        .forEach(limit -> limits.add(new TableLimit(any, limit)));
            }
        }
        return List.copyOf(limits);
    }

    /** What a row opens to the person; empty unless the table has a column that says so. */
    private static String opens(DecisionTable table, DecisionRule rule) {
        List<String> texts = annotations(rule);
        for (int i = 0; i < texts.size(); i++) {
            if (table.getAnnotation().get(i).getName().equals(OPENS)) {
                return texts.get(i);
            }
        }
        return "";
    }

    static List<String> annotations(DecisionRule rule) {
        return rule.getAnnotationEntry().stream()
                .map(annotation -> annotation.getText() == null ? "" : annotation.getText())
                .toList();
    }

    private static Entry entry(ContextEntry entry, Origin origin) {
        InformationItem variable = entry.getVariable();
        String expression =
                entry.getExpression() instanceof LiteralExpression literal ? literal.getText() : "";
        return new Entry(
                elementLabel(entry),
                variable.getName(),
                labelOr(variable, variable.getName()),
                expression,
                described(variable, origin));
    }

    private static Node node(Decision decision, Origin origin) {
        return new Node(
                decision.getId(),
                decision.getName(),
                labelOr(decision, decision.getName()),
                decision.getQuestion(),
                described(decision, origin));
    }

    private static Source described(DMNElement element, Origin origin) {
        String text = element.getDescription() == null ? "" : element.getDescription();
        return source(Basis.described(text), origin);
    }

    private static Source source(Basis basis, Origin origin) {
        return new Source(
                basis.ruleIds(), basis.clause(), basis.remark(), origin.layer(), origin.file());
    }

    static String tableLabel(DecisionTable table) {
        return table.getLabel() != null ? table.getLabel() : elementLabel(table);
    }

    private static String elementLabel(DMNModelInstrumentedBase element) {
        DMNElement owner = (DMNElement) element.getParentDRDElement();
        return labelOr(owner, element.getParentDRDElement().getIdentifierString());
    }

    private static String labelOr(DMNElement element, String other) {
        return element.getLabel() != null && !element.getLabel().isBlank()
                ? element.getLabel()
                : other;
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
