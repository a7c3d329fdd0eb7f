package io.doudi.evaluation.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.ast.BusinessKnowledgeModelNodeImpl;
import org.kie.dmn.core.ast.DMNFunctionDefinitionEvaluator;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.feel.lang.ast.BaseNode;

/**
 * Compiles decisions with all that they require. The decisions of a model share what they require,
 * and the models their functions.
 */
public final class Decisions {

    private final Map<BusinessKnowledgeModelNode, Function> functions = new IdentityHashMap<>();
    private final Map<DMNModel, Plan> plans = new IdentityHashMap<>();
    private final Types types = new Types();
    private final Logic logic;

    /** Reads a default output, which the engine keeps as text. */
    public interface Reader {
        BaseNode read(String text);
    }

    public Decisions(Reader reader) {
        this.logic = new Logic(types, reader);
    }

    /**
     * A decision that can be made without the engine, or why it cannot.
     *
     * @param compiled empty if the engine has to make it
     * @param unsupported what is left to the engine; empty if nothing is
     */
    public record Attempt(Optional<Compiled> compiled, String unsupported) {}

    /** Compiles one decision of a model. */
    public Attempt compile(DMNModel model, String id) {
        try {
            Plan plan = plans.computeIfAbsent(model, Plan::new);
            Made target = plan.made((DecisionNodeImpl) model.getDecisionById(id));
            return new Attempt(Optional.of(new Compiled(plan.places, target)), "");
        } catch (Unsupported e) {
            return new Attempt(Optional.empty(), e.getMessage());
        } catch (Deviation e) {
            return new Attempt(Optional.empty(), "a constant that the engine reports");
        }
    }

    /** The decisions of one model. */
    private final class Plan {

        private final String namespace;
        private final Places places;
        private final Map<DMNNode, Made> made = new IdentityHashMap<>();

        Plan(DMNModel model) {
            namespace = model.getNamespace();
            places = new Places(model);
        }

        Made made(DecisionNodeImpl decision) {
            Made known = made.get(decision);
            if (known != null) {
                return known;
            }
            String name = decision.getName();
            if (!decision.getModelNamespace().equals(namespace)
                    || !name.equals(decision.getDecision().getVariable().getName())) {
                throw new Unsupported("a decision of another model");
            }
            Collection<DMNNode> dependencies = decision.getDependencies().values();
            Made[] required =
                    dependencies.stream()
                            .filter(DecisionNodeImpl.class::isInstance)
                            .map(other -> made((DecisionNodeImpl) other))
                            .toArray(Made[]::new);
            Scope.Required scope = scope(dependencies, decision);
            Code body = logic.compile(decision.getEvaluator(), scope);
            Made now =
                    new Made(
                            decision.getId(),
                            places.next(),
                            inputs(dependencies, required),
                            required,
                            scope.size,
                            types.of(decision.getResultType()),
                            body);
            made.put(decision, now);
            return now;
        }

        /** The places of all inputs that a decision is made from. */
        private int[] inputs(Collection<DMNNode> dependencies, Made[] required) {
            IntStream own =
                    dependencies.stream()
                            .filter(InputDataNode.class::isInstance)
                            .mapToInt(this::place);
            IntStream others =
                    Arrays.stream(required).flatMapToInt(one -> IntStream.of(one.inputs()));
            return IntStream.concat(own, others).distinct().sorted().toArray();
        }

        private int place(DMNNode node) {
            if (node instanceof DecisionNodeImpl decision) {
                return made(decision).at();
            }
            if (!node.getModelNamespace().equals(namespace)) {
                throw new Unsupported("an input of another model");
            }
            return places.of(node.getName());
        }

        private Scope.Required scope(Iterable<DMNNode> required, DMNNode caller) {
            Map<String, Code> variables = new HashMap<>();
            for (DMNNode node : required) {
                if (node instanceof InputDataNode input) {
                    Types.requirePlain(input.getType());
                }
                if (node instanceof InputDataNode || node instanceof DecisionNode) {
                    int at = place(node);
                    variables.put(Scope.normal(node.getName()), frame -> frame.run.values[at]);
                }
            }
            return new Scope.Required(variables, callable(required, caller));
        }
    }

    /** The functions that a decision or function may call, by the names it calls them. */
    private Map<List<String>, Function> callable(Iterable<DMNNode> required, DMNNode caller) {
        Map<List<String>, Function> callable = new HashMap<>();
        for (DMNNode node : required) {
            if (node instanceof BusinessKnowledgeModelNodeImpl model) {
                callable.put(calledName(model, caller), function(model));
            } else if (!(node instanceof InputDataNode || node instanceof DecisionNode)) {
                throw new Unsupported("a required " + node.getClass().getSimpleName());
            }
        }
        return callable;
    }

    private static List<String> calledName(DMNNode function, DMNNode caller) {
        String name = Scope.normal(function.getName());
        if (function.getModelNamespace().equals(caller.getModelNamespace())) {
            return List.of(name);
        }
        String alias =
                caller.getModelImportAliasFor(function.getModelNamespace(), function.getModelName())
                        .filter(some -> !some.isEmpty())
                        .orElseThrow(() -> new Unsupported("an import without a name"));
        return List.of(Scope.normal(alias), name);
    }

    private Function function(BusinessKnowledgeModelNodeImpl model) {
        Function known = functions.get(model);
        if (known != null) {
            return known;
        }
        if (!(model.getEvaluator() instanceof DMNFunctionDefinitionEvaluator definition)
                || !model.getName()
                        .equals(model.getBusinessKnowledModel().getVariable().getName())) {
            throw new Unsupported("a function of an unknown kind");
        }
        Function function = new Function(model);
        functions.put(model, function);
        try {
            complete(function, model, definition);
        } catch (Unsupported e) {
            functions.remove(model);
            throw e;
        }
        return function;
    }

    private void complete(
            Function function,
            BusinessKnowledgeModelNodeImpl model,
            DMNFunctionDefinitionEvaluator definition) {
        Map<List<String>, Function> callable = callable(model.getDependencies().values(), model);
        callable.put(List.of(Scope.normal(model.getName())), function);
        Scope scope = new Scope.Required(Map.of(), callable);
        List<Types.Check> checks = new ArrayList<>();
        for (String name : definition.getParameterNames().get(0)) {
            scope = scope.with(name);
            checks.add(types.of(definition.getParameterType(name)));
        }
        Code body = logic.compile(definition.getEvaluator(), scope);
        function.complete(checks, types.of(model.getResultType()), scope.size, body);
    }
}
