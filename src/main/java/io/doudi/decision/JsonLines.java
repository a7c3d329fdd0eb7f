package io.doudi.decision;

import static io.doudi.problem.ProblemType.REQUEST_TOO_LARGE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Newline-delimited JSON: one request a line, in UTF-8; empty lines are passed over. */
final class JsonLines implements BatchLines {

    private static final int BUFFER = 65_536;

    private final InputStream lines;
    private final int longest;
    private final ObjectMapper json;
    private long number;

    /**
     * Lines of a body.
     *
     * @param longest bytes that a line may have; a longer one is answered with a problem
     */
    JsonLines(InputStream body, int longest, ObjectMapper json) {
        this.lines = new BufferedInputStream(body, BUFFER);
        this.longest = longest;
        this.json = json;
    }

    @Override
    public Line next() throws IOException {
        int first = lines.read();
        while (first >= 0) {
            number++;
            String text = rest(first);
            if (text == null || !text.isBlank()) {
                return new Line(number, () -> request(text));
            }
            first = lines.read();
        }
        return null;
    }

    @Override
    public boolean isReady() throws IOException {
        return lines.available() > 0;
    }

    /** The line that begins with a byte; null if it is too long. */
    private String rest(int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean isTooLong = false;
        for (int next = first; next >= 0 && next != '\n'; next = lines.read()) {
            isTooLong |= line.size() >= longest;
            if (!isTooLong) {
                line.write(next);
            }
        }
        return isTooLong ? null : line.toString(StandardCharsets.UTF_8);
    }

    private DecisionRequest request(String text) {
        if (text == null) {
            throw new ProblemException(
                    REQUEST_TOO_LARGE, "A line may have up to %d bytes".formatted(longest));
        }
        return DecisionRequest.of(text, json);
    }
}
