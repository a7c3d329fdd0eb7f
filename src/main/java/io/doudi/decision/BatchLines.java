package io.doudi.decision;

/** The questions of a batch. */
interface BatchLines extends Lines<BatchLines.Line> {

    /**
     * A line of a batch.
     *
     * @param number the first one is 1
     * @param request reads the request; fails with what is wrong with the line
     */
    record Line(long number, Reading request) {}

    /** Reads one line as a request. */
    interface Reading {
        DecisionRequest read();
    }
}
