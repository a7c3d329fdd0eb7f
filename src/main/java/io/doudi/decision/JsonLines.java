package io.doudi.decision;

import static io.doudi.problem.ProblemType.REQUEST_TOO_LARGE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/** Newline-delimited JSON: one request a line, in UTF-8; empty lines are passed over. */
final class JsonLines implements BatchLines {

    private final TextLines lines;
    private final int longest;
    private final ObjectMapper json;

    /**
     * Lines of a body.
     *
     * @param longest bytes that a line may have; a longer one is answered with a problem
     */
    JsonLines(InputStream body, int longest, ObjectMapper json) {
        this.lines = new TextLines(body, longest);
        this.longest = longest;
        this.json = json;
    }

    @Override
    public Line next() throws IOException {
        TextLines.Line line = lines.next();
        return line == null ? null : new Line(line.number(), () -> request(line.text()));
    }

    @Override
    public boolean isReady() throws IOException {
        return lines.isReady();
    }

    private DecisionRequest request(String text) {
        if (text == null) {
            throw new ProblemException(
                    REQUEST_TOO_LARGE, "A line may have up to %d bytes".formatted(longest));
        }
        return DecisionRequest.of(text, json);
    }
}
