package io.doudi.evaluation.compiled;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What was decided about one case, so that its next decision need not decide it again: a decision
 * is the same if all inputs that it is made from are the same objects. Not for several threads.
 */
public final class Memory {

    private Map<Made, Run> runs = Map.of();
    private Run last;

    void begin(Run run) {
        last = run;
    }

    /** Keeps what the last run decided; without this it is forgotten. */
    public void keep() {
        if (runs.isEmpty()) {
            runs = new IdentityHashMap<>();
        }
        last.made.forEach(decision -> runs.put(decision, last));
    }

    /** The run that made a decision from the same inputs; null if there was none. */
    Run same(Made decision, Run run) {
        Run earlier = runs.isEmpty() ? null : runs.get(decision);
        return earlier != null && decision.isSame(earlier, run) ? earlier : null;
    }
}
