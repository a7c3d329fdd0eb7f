package io.doudi.decision;

import java.io.IOException;

/**
 * What is to be answered, one after the other.
 *
 * @param <T> one question
 */
interface Lines<T> {

    /** The next one; null if there is none. */
    T next() throws IOException;

    /** Whether one can be had without waiting for the sender. */
    boolean isReady() throws IOException;
}
