package io.doudi.comparison.population;

import java.io.IOException;
import java.util.List;

/** The rows of a table, the one with the names of the columns first. */
interface Rows extends AutoCloseable {

    /**
     * A row.
     *
     * @param number as in the file, from 1
     * @param cells as texts, empty ones among them
     * @param unreadable the index of a cell that says nothing that could be read; -1 if there is
     *     none
     */
    record Row(long number, List<String> cells, int unreadable) {

        boolean isBlank() {
            return unreadable < 0 && cells.stream().allMatch(String::isEmpty);
        }
    }

    /** The next row; null at the end. */
    Row next() throws IOException;

    @Override
    default void close() throws IOException {}
}
