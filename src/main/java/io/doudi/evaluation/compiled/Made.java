package io.doudi.evaluation.compiled;

/**
 * A decision of a model.
 *
 * @param at its place among the values of a run
 * @param required what is decided before, in the engine's order
 */
record Made(String id, int at, Made[] required, Scope.Size size, Types.Check type, Code body) {

    /** Decides it, unless that is done. */
    void decide(Run run) {
        if (run.decided[at]) {
            return;
        }
        run.observer.decisionBegins();
        for (Made other : required) {
            other.decide(run);
        }
        Object value = type.require(body.run(new Frame(size.slots(), run)));
        run.values[at] = value;
        run.decided[at] = true;
        run.observer.decisionEnds(id, value);
    }
}
