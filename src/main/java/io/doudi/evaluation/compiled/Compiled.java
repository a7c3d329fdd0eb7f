package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One decision of the rules, compiled; shared by all threads. */
public final class Compiled {

    private final String[] inputs;
    private final int size;
    private final Made target;

    Compiled(List<String> inputs, int size, Made target) {
        this.inputs = inputs.toArray(String[]::new);
        this.size = size;
        this.target = target;
    }

    /** What came out; null is a value, too. */
    public record Outcome(Object value) {}

    /**
     * Decides.
     *
     * @param facts every input by name; null for what is not given
     * @return nothing if the engine has to judge: it would report something
     */
    public Optional<Outcome> decide(Map<String, Object> facts, Observer observer) {
        Run run = new Run(size, observer);
        for (int i = 0; i < inputs.length; i++) {
            run.values[i] = facts.get(inputs[i]);
        }
        try {
            target.decide(run);
            return Optional.of(new Outcome(run.values[target.at()]));
        } catch (Limits.Exceeded e) {
            throw e;
        } catch (Deviation | RuntimeException e) {
            return Optional.empty();
        }
    }
}
