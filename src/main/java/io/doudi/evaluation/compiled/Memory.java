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
    private boolean isKept;

    /** Begins a run; what the one before has decided is put in order only now that it is needed. */
    void begin(Run run) {
        if (isKept) {
            addLast();
        }
        last = run;
        isKept = false;
    }

    private void addLast() {
        if (runs.isEmpty()) {
            runs = new IdentityHashMap<>();
        }
        last.made.forEach(decision -> runs.put(decision, last));
    }

    /** Keeps what the last run decided; without this it is forgotten. */
    public void keep() {
        isKept = true;
    }

    /** The run that made a decision from the same inputs; null if there was none. */
    Run same(Made decision, Run run) {
        Run earlier = runs.isEmpty() ? null : runs.get(decision);
        return earlier != null && decision.isSame(earlier, run) ? earlier : null;
    }
}
