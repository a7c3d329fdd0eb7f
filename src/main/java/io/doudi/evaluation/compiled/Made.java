package io.doudi.evaluation.compiled;

/**
 * A decision of a model.
 *
 * @param at its place among the values of a run
 * @param inputs the places of all inputs that it is made from
 * @param required what is decided before, in the engine's order
 */
record Made(
        String id,
        int at,
        int[] inputs,
        Made[] required,
        Scope.Size size,
        Types.Check type,
        Code body) {

    /** Decides it, unless that is done. */
    void decide(Run run) {
        if (run.decided[at]) {
            return;
        }
        run.observer.decisionBegins();
        for (Made other : required) {
            other.decide(run);
        }
        Run same = run.memory.same(this, run);
        if (same == null) {
            Object value = type.require(body.run(new Frame(size.slots(), run)));
            run.values[at] = value;
            run.told[at] = run.observer.decisionEnds(id, value);
        } else {
            run.values[at] = same.values[at];
            run.told[at] = same.told[at];
            run.observer.decisionRepeats(same.told[at]);
        }
        run.decided[at] = true;
        run.made.add(this);
    }

    /** Whether two runs were given the same for it. */
    boolean isSame(Run one, Run other) {
        for (int input : inputs) {
            if (one.values[input] != other.values[input]) {
                return false;
            }
        }
        return true;
    }
}
