package io.doudi.decision;

import static io.doudi.problem.ProblemType.INVALID_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.doudi.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/**
 * Lines of a body that may turn out to be spoilt on the way: what cannot be read is answered like a
 * line with a mistake, and is the last one.
 */
final class ReadableLines implements BatchLines {

    private final BatchLines lines;
    private long number;
    private boolean isSpoilt;

    ReadableLines(BatchLines lines) {
        this.lines = lines;
    }

    @Override
    public Line next() throws IOException {
        if (isSpoilt) {
            return null;
        }
        try {
            Line line = lines.next();
            number = line == null ? number : line.number();
            return line;
        } catch (JsonProcessingException | ZipException | EOFException e) {
            isSpoilt = true;
            return new Line(number + 1, this::refused);
        }
    }

    private DecisionRequest refused() {
        throw spoilt("from line %d on".formatted(number + 1));
    }

    /** What is told of a body that cannot be read. */
    static ProblemException spoilt(String where) {
        return new ProblemException(
                INVALID_REQUEST,
                "The body cannot be read %s: it must be CSV with a header, or packed with gzip as its"
                                .formatted(where)
                        + " Content-Encoding says, and complete");
    }

    @Override
    public boolean isReady() throws IOException {
        try {
            return isSpoilt || lines.isReady();
        } catch (ZipException | EOFException e) {
            return true;
        }
    }
}
