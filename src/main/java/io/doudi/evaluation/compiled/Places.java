package io.doudi.evaluation.compiled;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.InputDataNode;

/** The inputs and decisions of a model, each with its place among the values of a run. */
final class Places {

    private final Map<String, Integer> places = new HashMap<>();
    private final String[] inputs;

    Places(DMNModel model) {
        inputs =
                model.getInputs().stream()
                        .filter(input -> input.getModelNamespace().equals(model.getNamespace()))
                        .map(InputDataNode::getName)
                        .toArray(String[]::new);
        for (String input : inputs) {
            add(input);
        }
    }

    /** A place for one more. */
    int add(String name) {
        places.put(name, places.size());
        return places.get(name);
    }

    Optional<Integer> of(String name) {
        return Optional.ofNullable(places.get(name));
    }

    /** A run with its inputs, before anything is decided. */
    Run run(Map<String, Object> facts, Observer observer, Memory memory) {
        Run run = new Run(places.size(), observer, memory);
        for (int i = 0; i < inputs.length; i++) {
            run.values[i] = facts.get(inputs[i]);
        }
        return run;
    }
}
