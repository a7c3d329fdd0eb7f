package io.doudi.supply;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.supply.Event.Kind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An advisory as the schema of OSV says it. */
record OsvDocument(JsonNode json) {

    private static final Set<String> RANGES = Set.of("ECOSYSTEM", "SEMVER");

    /**
     * What it says about Maven packages.
     *
     * @throws IllegalArgumentException if it is no such document
     */
    Advisory advisory() {
        return new Advisory(
                required("id"),
                texts(json.path("aliases")).toList(),
                json.path("summary").asText(),
                changed(),
                json.hasNonNull("withdrawn"),
                nodes(json.path("affected")).filter(OsvDocument::isMaven).map(this::of).toList());
    }

    private LocalDate changed() {
        try {
            return OffsetDateTime.parse(required("modified")).toLocalDate();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("its time is none", e);
        }
    }

    private String required(String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return json.path(field).asText();
    }

    private Affected of(JsonNode affected) {
        return new Affected(
                affected.path("package").path("name").asText(),
                nodes(affected.path("ranges"))
                        .filter(range -> RANGES.contains(range.path("type").asText()))
                        .map(range -> events(range.path("events")))
                        .toList(),
                texts(affected.path("versions")).collect(Collectors.toSet()));
    }

    /** The ecosystem may name a repository as well, after a colon. */
    private static boolean isMaven(JsonNode affected) {
        String ecosystem = affected.path("package").path("ecosystem").asText();
        return ecosystem.equals("Maven") || ecosystem.startsWith("Maven:");
    }

    private static List<Event> events(JsonNode events) {
        List<Event> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String field = kind.name().toLowerCase(Locale.ROOT);
            nodes(events)
                    .filter(event -> event.hasNonNull(field))
                    .forEach(event -> all.add(new Event(kind, event.path(field).asText())));
        }
        return all;
    }

    private static Stream<String> texts(JsonNode list) {
        return nodes(list).map(JsonNode::asText);
    }

    private static Stream<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
