package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What is uploaded, line by line. */
interface Lines extends AutoCloseable {

    /**
     * A line.
     *
     * @param number as in the file, from 1
     * @param reading gives its weight, reference and input as one object; fails with what is wrong
     */
    record Line(long number, Reading reading) {}

    /** Reads one line. */
    interface Reading {
        JsonNode read();
    }

    /** The next line; null at the end. */
    Line next() throws IOException;

    @Override
    default void close() throws IOException {}
}
