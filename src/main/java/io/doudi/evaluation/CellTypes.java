package io.doudi.evaluation;

import io.doudi.evaluation.TableCells.Cell;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.ItemDefNode;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.Context;
import org.kie.dmn.model.api.ContextEntry;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.FunctionDefinition;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.OutputClause;

/** The types of the columns of tables, as far as the models name them. */
final class CellTypes {

    private static final Pattern PATH =
            Pattern.compile("(?U)[\\p{L}_][\\w ]*(\\.[\\p{L}_][\\w ]*)*");

    private final Map<String, DMNModel> models;
    private final DMNModelImpl model;

    CellTypes(Collection<DMNModel> models, DMNModel model) {
        this.models =
                models.stream()
                        .collect(Collectors.toMap(DMNModel::getNamespace, Function.identity()));
        this.model = (DMNModelImpl) model;
    }

    /** The type of what stands in a cell. */
    Optional<DMNType> of(DecisionTable table, Cell cell) {
        return cell.isCondition() ? input(table, cell.index()) : output(table, cell.index());
    }

    /** The type of what a column compares: that of the fact itself, else what the column says. */
    private Optional<DMNType> input(DecisionTable table, int column) {
        InputClause input = table.getInput().get(column);
        return path(table, input.getInputExpression().getText().strip())
                .filter(type -> Literal.Kind.of(type).isPresent())
                .or(() -> type(input.getInputExpression().getTypeRef()));
    }

    private Optional<DMNType> path(DecisionTable table, String expression) {
        if (!PATH.matcher(expression).matches()) {
            return Optional.empty();
        }
        String[] names = expression.split("\\.");
        Optional<DMNType> type = type(variable(table, names[0].strip()));
        for (int i = 1; i < names.length; i++) {
            String name = names[i].strip();
            type =
                    type.filter(FactTypes::isFact)
                            .map(fact -> FactTypes.root(fact).getFields().get(name));
        }
        return type;
    }

    /** The type that the innermost variable of a name says it has; null if it says none. */
    private static QName variable(DMNModelInstrumentedBase place, String name) {
        for (DMNModelInstrumentedBase at = place; at != null; at = at.getParent()) {
            Optional<? extends InformationItem> named =
                    variables(at).filter(one -> name.equals(one.getName())).findFirst();
            if (named.isPresent()) {
                return named.get().getTypeRef();
            }
        }
        return null;
    }

    private static Stream<? extends InformationItem> variables(DMNModelInstrumentedBase element) {
        if (element instanceof FunctionDefinition function) {
            return function.getFormalParameter().stream();
        }
        if (element instanceof Context context) {
            return context.getContextEntry().stream()
                    .map(ContextEntry::getVariable)
                    .filter(variable -> variable != null);
        }
        return element instanceof Definitions definitions
                ? definitions.getDrgElement().stream().flatMap(one -> variable(one).stream())
                : Stream.empty();
    }

    private static Optional<InformationItem> variable(DMNModelInstrumentedBase element) {
        if (element instanceof InputData input) {
            return Optional.ofNullable(input.getVariable());
        }
        return element instanceof Decision decision
                ? Optional.ofNullable(decision.getVariable())
                : Optional.empty();
    }

    /** The type of a result; empty where the rows that are hit are put together. */
    private Optional<DMNType> output(DecisionTable table, int column) {
        OutputClause output = table.getOutput().get(column);
        if (table.getAggregation() != null) {
            return Optional.empty();
        }
        Optional<DMNType> whole =
                type(table.getTypeRef()).or(() -> type(answered(table.getParent())));
        if (table.getOutput().size() == 1) {
            return type(output.getTypeRef()).or(() -> whole);
        }
        return type(output.getTypeRef())
                .or(
                        () ->
                                whole.filter(FactTypes::isFact)
                                        .map(type -> type.getFields().get(output.getName())));
    }

    /** The type that what holds a table says the table has. */
    private static QName answered(DMNModelInstrumentedBase holder) {
        if (holder instanceof FunctionDefinition function) {
            return function.getParent() instanceof BusinessKnowledgeModel named
                            && named.getVariable() != null
                    ? named.getVariable().getTypeRef()
                    : null;
        }
        if (holder instanceof ContextEntry entry) {
            return entry.getVariable() == null ? null : entry.getVariable().getTypeRef();
        }
        return variable(holder).map(InformationItem::getTypeRef).orElse(null);
    }

    private Optional<DMNType> type(QName reference) {
        if (reference == null) {
            return Optional.empty();
        }
        String name = reference.getLocalPart();
        int dot = name.indexOf('.');
        DMNModel home = dot < 0 ? model : imported(name.substring(0, dot));
        if (home == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(home.getItemDefinitionByName(name.substring(dot + 1)))
                .map(ItemDefNode::getType)
                .or(() -> builtIn(name));
    }

    private DMNModel imported(String alias) {
        List<Import> imports = model.getDefinitions().getImport();
        return imports.stream()
                .filter(one -> alias.equals(one.getName()))
                .map(one -> models.get(one.getNamespace()))
                .findFirst()
                .orElse(null);
    }

    private Optional<DMNType> builtIn(String name) {
        return Optional.ofNullable(
                model.getTypeRegistry().resolveType(model.getDefinitions().getURIFEEL(), name));
    }
}
