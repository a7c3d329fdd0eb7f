package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.REQUEST_TOO_LARGE;

import io.doudi.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses what unpacks to more than a population can be. */
final class LimitedStream extends FilterInputStream {

    static final long MOST = 4_000_000_000L;

    private long left = MOST;

    LimitedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new ProblemException(
                    REQUEST_TOO_LARGE, "It unpacks to more than %d bytes".formatted(MOST));
        }
    }
}
