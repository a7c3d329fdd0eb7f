package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.REQUEST_TOO_LARGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.TextLines;
import io.doudi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/** Newline-delimited JSON: one household a line. */
final class JsonLines implements Lines {

    private static final int LONGEST = 1_000_000;

    private final TextLines lines;
    private final ObjectMapper json;

    JsonLines(InputStream body, ObjectMapper json) {
        this.lines = new TextLines(body, LONGEST);
        this.json = json;
    }

    @Override
    public Line next() throws IOException {
        TextLines.Line line = lines.next();
        return line == null ? null : new Line(line.number(), () -> parsed(line.text()));
    }

    private JsonNode parsed(String text) {
        if (text == null) {
            throw new ProblemException(
                    REQUEST_TOO_LARGE, "A line may have up to %d bytes".formatted(LONGEST));
        }
        return DecisionRequest.parsed(text, json);
    }
}
