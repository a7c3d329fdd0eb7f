package io.doudi.decision;

import java.io.IOException;

/** The questions of a batch, one after the other. */
interface BatchLines {

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

    /** The next line; null if there is none. */
    Line next() throws IOException;

    /** Whether a line can be had without waiting for the sender. */
    boolean isReady() throws IOException;
}
