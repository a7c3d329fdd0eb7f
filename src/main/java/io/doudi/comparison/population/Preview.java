package io.doudi.comparison.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the first lines of an upload are understood.
 *
 * @param lines how many were looked at
 * @param understood the first of them as they would be stored
 * @param problems a problem document for each line that could not be used, with its line
 */
record Preview(
        List<Column> columns,
        long lines,
        List<JsonNode> understood,
        List<Map<String, Object>> problems) {

    /**
     * A column, or a path in lines of JSON.
     *
     * @param known whether it is one that upload understands
     * @param type of its values, if it is known
     * @param nearest the known one with the most similar name, if it is not
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "PreviewColumn")
    record Column(String name, boolean known, Optional<String> type, Optional<String> nearest) {}
}
