package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.Map;
import java.util.Optional;

/** One decision of the rules, compiled; shared by all threads. */
public final class Compiled {

    private final Places places;
    private final Made target;

    Compiled(Places places, Made target) {
        this.places = places;
        this.target = target;
    }

    /** What came out; null is a value, too. */
    public record Outcome(Object value) {}

    /** Decides by itself. */
    public Optional<Outcome> decide(Map<String, Object> facts, Observer observer) {
        return decide(facts, observer, new Memory());
    }

    /**
     * Decides.
     *
     * @param facts every input by name; null for what is not given
     * @param memory of the case; nothing is taken from it for other inputs
     * @return nothing if the engine has to judge: it would report something
     */
    public Optional<Outcome> decide(Map<String, Object> facts, Observer observer, Memory memory) {
        Run run = places.run(facts, observer, memory);
        memory.begin(run);
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
