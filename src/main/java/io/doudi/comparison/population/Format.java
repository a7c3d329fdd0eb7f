package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What populations are sent and taken out as. */
enum Format {
    NDJSON(Format.JSON_LINES),
    CSV(Format.COMMA_SEPARATED),
    XLSX(Format.WORKBOOK);

    static final String JSON_LINES = "application/x-ndjson";
    static final String COMMA_SEPARATED = "text/csv";
    static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** How the name of a file ends. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a body. */
    static Format of(MediaType type) {
        return first(List.of(type))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        UNSUPPORTED_MEDIA_TYPE,
                                        "Send %s, %s or %s"
                                                .formatted(JSON_LINES, COMMA_SEPARATED, WORKBOOK)));
    }

    /** The first that somebody accepts. */
    static Optional<Format> first(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(
                        type ->
                                Arrays.stream(values())
                                        .filter(
                                                format ->
                                                        type.isCompatible(
                                                                MediaType.valueOf(
                                                                        format.mediaType))))
                .findFirst();
    }

    /** The lines of a body. */
    Lines lines(InputStream body, Fields fields, ObjectMapper json) {
        try {
            return this == NDJSON ? new JsonLines(body, json) : table(rows(body), fields);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static Lines table(Rows rows, Fields fields) throws IOException {
        try {
            return TableLines.of(rows, fields);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** The rows of a body that is a table. */
    Rows rows(InputStream body) throws IOException {
        return this == XLSX ? XlsxRows.of(body) : new CsvRows(body);
    }

    static ProblemException unreadable() {
        return new ProblemException(
                INVALID_REQUEST,
                "The body cannot be read from here on: it must be packed with gzip as its"
                        + " Content-Encoding says, and complete");
    }
}
