package io.doudi.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.InputSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a form has to ask for a decision, by the versions that would answer. */
@ApplicationScoped
public class InputForms {

    private final VersionChoice versions;
    private final InputSchemas schemas;

    InputForms(VersionChoice versions, InputSchemas schemas) {
        this.versions = versions;
        this.schemas = schemas;
    }

    /**
     * A form.
     *
     * @param schema the JSON Schema of the facts, with an example
     * @param told the paths that stored cases of the decision tell, without list indexes, and the
     *     words that they tell there: a schema has every fact, few matter to one decision
     */
    public record Form(ObjectNode schema, Map<String, SortedSet<String>> told) {}

    /** The form of a request; its input does not count. */
    public Form of(Actor caller, DecisionRequest request) {
        return versions.answer(
                caller,
                request,
                (inForce, official) ->
                        new Form(
                                schemas.of(
                                        request.getDecision(),
                                        inForce,
                                        List.of(request.getRegion())),
                                told(request.getDecision(), inForce)));
    }

    private static Map<String, SortedSet<String>> told(String decision, InForce inForce) {
        Map<String, SortedSet<String>> told = new TreeMap<>();
        inForce.layers().stream()
                .flatMap(version -> version.cases().stream())
                .filter(example -> example.decision().equals(decision))
                .filter(example -> example.expectedError().isEmpty())
                .map(Case::input)
                .forEach(input -> add(input, "", told));
        return told;
    }

    private static void add(JsonNode facts, String path, Map<String, SortedSet<String>> told) {
        if (facts.isArray()) {
            facts.forEach(entry -> add(entry, path, told));
            return;
        }
        SortedSet<String> words = told.computeIfAbsent(path, any -> new TreeSet<>());
        if (facts.isTextual()) {
            words.add(facts.textValue());
        }
        facts.properties()
                .forEach(
                        fact ->
                                add(
                                        fact.getValue(),
                                        path.isEmpty() ? fact.getKey() : path + "." + fact.getKey(),
                                        told));
    }
}
