package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.comparison.population.Preview.Column;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.FactPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the first lines of an upload and says how they are understood; stores nothing. */
record PreviewReader(Fields fields, LineCheck check, ObjectMapper json) {

    private static final int LINES = 100;
    private static final int SHOWN = 5;

    Preview read(Format format, InputStream body) {
        try {
            return format == Format.NDJSON
                    ? lines(new JsonLines(body, json))
                    : table(format.rows(body));
        } catch (IOException e) {
            throw Format.unreadable();
        }
    }

    /** A table whose columns are not all known is looked at without the unknown ones. */
    private Preview table(Rows rows) throws IOException {
        try (rows) {
            Rows.Row header = rows.next();
            List<String> names = header == null ? List.of() : header.cells();
            List<Column> columns = names.stream().map(this::column).toList();
            Lines lines = TableLines.known(rows, names, fields);
            return preview(lines, columns);
        }
    }

    private Preview lines(Lines lines) throws IOException {
        return preview(lines, List.of());
    }

    private Preview preview(Lines lines, List<Column> columns) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        List<JsonNode> understood = new ArrayList<>();
        List<Map<String, Object>> problems = new ArrayList<>();
        long read = 0;
        for (Lines.Line line = lines.next(); line != null && read < LINES; line = lines.next()) {
            read++;
            try {
                JsonNode found = line.reading().read();
                collect(found, paths);
                check.household(read, found);
                if (understood.size() < SHOWN) {
                    understood.add(found);
                }
            } catch (ProblemException e) {
                problems.add(Uploads.document(e, line.number()));
            }
        }
        List<Column> known = columns.isEmpty() ? columns(paths) : columns;
        return new Preview(known, read, understood, problems);
    }

    private static void collect(JsonNode line, Set<String> paths) {
        if (line instanceof ObjectNode object) {
            FlatHousehold.cells(object).keySet().forEach(paths::add);
        }
    }

    private List<Column> columns(Set<String> paths) {
        return paths.stream().map(this::column).toList();
    }

    private Column column(String name) {
        Optional<String> type = type(name);
        return new Column(
                name,
                type.isPresent(),
                type,
                type.isPresent() ? Optional.empty() : Optional.of(fields.nearest(name)));
    }

    private Optional<String> type(String name) {
        try {
            return fields.type(FactPath.of(name));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
