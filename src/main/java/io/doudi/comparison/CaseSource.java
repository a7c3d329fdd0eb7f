package io.doudi.comparison;

import java.util.List;

/** Where the cases of a comparison come from; always the same cases in the same order. */
public interface CaseSource {

    /** How many cases there are. */
    long size();

    /** SHA-256 of the cases, in hexadecimal: another one means other cases. */
    String digest();

    /**
     * Some of the cases.
     *
     * @param from the number of the first
     * @param count how many, fewer at the end
     */
    List<ComparedCase> read(long from, int count);
}
