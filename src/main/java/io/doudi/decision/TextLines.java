package io.doudi.decision;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream in UTF-8, one at a time; empty ones are passed over, but counted. */
public final class TextLines {

    private static final int BUFFER = 65_536;

    private final InputStream lines;
    private final int longest;
    private long number;

    /**
     * Lines of a body.
     *
     * @param longest bytes that a line may have
     */
    public TextLines(InputStream body, int longest) {
        this.lines = new BufferedInputStream(body, BUFFER);
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param number the first one is 1
     * @param text null if the line is too long
     */
    public record Line(long number, String text) {}

    /** The next line that says something; null at the end. */
    public Line next() throws IOException {
        int first = lines.read();
        while (first >= 0) {
            number++;
            String text = rest(first);
            if (text == null || !text.isBlank()) {
                return new Line(number, text);
            }
            first = lines.read();
        }
        return null;
    }

    /** Whether something of a line has arrived. */
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
}
