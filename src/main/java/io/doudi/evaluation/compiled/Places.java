package io.doudi.evaluation.compiled;

import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.InputDataNode;

/**
 * The places of a model's inputs and decisions among the values of a run; the inputs come first.
 */
final class Places {

    private final List<String> inputs;
    private int size;

    Places(DMNModel model) {
        inputs =
                model.getInputs().stream()
                        .filter(input -> input.getModelNamespace().equals(model.getNamespace()))
                        .map(InputDataNode::getName)
                        .toList();
        size = inputs.size();
    }

    /** A place for one more decision. */
    int next() {
        return size++;
    }

    /** The place of an input of the model. */
    int of(String input) {
        return inputs.indexOf(input);
    }

    /** A run with its inputs, before anything is decided. */
    Run run(Map<String, Object> facts, Observer observer, Memory memory) {
        Run run = new Run(size, observer, memory);
        for (int i = 0; i < inputs.size(); i++) {
            run.values[i] = facts.get(inputs.get(i));
        }
        return run;
    }
}
