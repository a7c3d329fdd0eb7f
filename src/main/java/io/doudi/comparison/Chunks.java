package io.doudi.comparison;

/**
 * How the cases of a comparison are divided; chunks are numbered from 0.
 *
 * @param cases how many cases there are
 * @param each how many of them are put through together, fewer in the last chunk
 */
record Chunks(long cases, int each) {

    int count() {
        return Math.toIntExact((cases + each - 1) / each);
    }

    /** The number of the first case of a chunk. */
    long from(int chunk) {
        return (long) chunk * each;
    }

    /** How many cases are in a chunk. */
    int size(int chunk) {
        return (int) Math.min(each, cases - from(chunk));
    }
}
