package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is wrong first with facts whose shape is wrong: the shape, or a contradiction that stands
 * before it in the order of the item definitions.
 *
 * @param contradictions finds the contradictions in facts of the right shape, first things first
 */
record FirstProblem(SchemaCheck check, Function<ObjectNode, List<InputProblem>> contradictions) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The first problem; nothing if the shape is right. */
    Optional<InputProblem> of(JsonNode facts) {
        Map<String, InputProblem> problems = check.firstProblems(facts);
        return problems.values().stream()
                .findFirst()
                .map(
                        problem ->
                                contradictionBefore(problem, readable(facts, problems))
                                        .or(() -> missing(problem, facts))
                                        .orElse(problem));
    }

    /**
     * What contradicts in the facts before a problem. Facts of later groups count: they may allow
     * what would be a contradiction without them.
     */
    private Optional<InputProblem> contradictionBefore(InputProblem problem, ObjectNode readable) {
        String group = problem.location().group();
        ObjectNode others = readable.deepCopy();
        others.remove(group);
        return first(others, problem, found -> !isIn(group, found))
                .or(() -> first(readable, problem, found -> isIn(group, found)));
    }

    private Optional<InputProblem> first(
            ObjectNode facts, InputProblem before, Predicate<InputProblem> wanted) {
        return contradictions.apply(facts).stream()
                .filter(wanted)
                .filter(found -> found.location().endsBefore(before.location()))
                .findFirst();
    }

    private static boolean isIn(String group, InputProblem problem) {
        return problem.location().group().equals(group);
    }

    /** A null is a missing fact where the facts without it are refused for want of just that. */
    private Optional<InputProblem> missing(InputProblem problem, JsonNode facts) {
        if (!problem.isNull()) {
            return Optional.empty();
        }
        JsonNode given = withoutNulls(facts);
        return required(given)
                .filter(
                        found ->
                                found.location().isWithin(problem.location())
                                        || isInstead(problem.location(), found, given));
    }

    /** Whether a null stands for a list that can be given instead of what is required. */
    private boolean isInstead(Location list, InputProblem required, JsonNode facts) {
        if (!check.document().at(list.place().path()).has("items")) {
            return false;
        }
        JsonNode withList = facts.deepCopy();
        list.place().set(withList, JSON.arrayNode());
        return required(withList)
                .filter(still -> still.location().equals(required.location()))
                .isEmpty();
    }

    /** What is required and missing, if that is what is wrong first. */
    private Optional<InputProblem> required(JsonNode facts) {
        return of(facts)
                .or(() -> contradictions.apply((ObjectNode) facts).stream().findFirst())
                .filter(found -> found.type() == REQUIRED);
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode kept = JSON.arrayNode();
            list.forEach(item -> kept.add(withoutNulls(item)));
            return kept;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode kept = JSON.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> kept.set(field.getKey(), withoutNulls(field.getValue())));
            return kept;
        }
        return node;
    }

    /** Each group as far as it can be read: up to its first problem. */
    private ObjectNode readable(JsonNode facts, Map<String, InputProblem> problems) {
        ObjectNode readable = JSON.objectNode();
        SchemaDocument document = check.document();
        for (String group : document.groups()) {
            JsonNode node = facts.path(group);
            if (problems.containsKey(group)) {
                List<String> path = problems.get(group).location().place().path();
                node = before(tail(path), node, document.child(document.root(), group));
            }
            if (!node.isMissingNode()) {
                readable.set(group, node);
            }
        }
        return readable;
    }

    /** What stands in a node before the end of a path; missing if that is nothing. */
    private JsonNode before(List<String> path, JsonNode node, JsonNode definition) {
        if (path.isEmpty() || !node.isContainerNode()) {
            return MissingNode.getInstance();
        }
        String step = path.get(0);
        JsonNode last = node.isArray() ? node.get(Integer.parseInt(step)) : node.path(step);
        JsonNode part = before(tail(path), last, check.document().child(definition, step));
        return node.isArray()
                ? elements((ArrayNode) node, Integer.parseInt(step), part)
                : fields(node, namesBefore(step, definition), step, part);
    }

    private static JsonNode elements(ArrayNode list, int count, JsonNode part) {
        ArrayNode kept = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            kept.add(list.get(i));
        }
        return part.isMissingNode() ? kept : kept.add(part);
    }

    private static JsonNode fields(JsonNode node, List<String> names, String last, JsonNode part) {
        ObjectNode kept = JSON.objectNode();
        names.stream().filter(node::has).forEach(name -> kept.set(name, node.get(name)));
        return part.isMissingNode() ? kept : kept.set(last, part);
    }

    private static List<String> namesBefore(String name, JsonNode definition) {
        return SchemaDocument.names(definition).stream()
                .takeWhile(known -> !known.equals(name))
                .toList();
    }

    private static List<String> tail(List<String> path) {
        return path.subList(1, path.size());
    }
}
