package io.doudi.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes CloudEvents 1.0 of rows. None tells a fact about a person: who wants to know more reads the
 * version or the decision with their own rights.
 */
@ApplicationScoped
class CloudEvents {

    private final ObjectMapper json;
    private final URI source;

    CloudEvents(ObjectMapper json, EventConfig config) {
        this.json = json;
        source = URI.create(config.source());
    }

    /**
     * The data of a publication or withdrawal.
     *
     * @param region {@code NATIONAL} for the baseline
     * @param digest SHA-256 of the content
     * @param effectiveTo the last day; empty if none is stated
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Publication(
            String ruleSet,
            String version,
            String region,
            String digest,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveTo) {}

    /**
     * The data of a decision.
     *
     * @param verdict whether the person gets what was asked for, if the decision says so
     * @param ruleSetVersions those that answered, the one on top first
     * @param hits the ids of the rows and rules that were hit
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Recorded(
            UUID decisionId,
            String region,
            String decision,
            String status,
            Optional<Boolean> verdict,
            List<String> ruleSetVersions,
            List<String> hits) {}

    /** The event of a row of {@link EventLog}. */
    CloudEvent of(ResultSet row) throws SQLException {
        EventType type = EventType.valueOf(row.getString("type"));
        boolean isDecision = type == EventType.DECISION_RECORDED;
        Object data = isDecision ? recorded(row) : publication(row);
        return CloudEventBuilder.v1()
                .withId(Long.toString(row.getLong("position")))
                .withSource(source)
                .withType(type.code())
                .withSubject(
                        isDecision
                                ? row.getString("record_id")
                                : row.getString("rule_set") + "/" + row.getString("version"))
                .withTime(row.getTimestamp("at").toInstant().atOffset(ZoneOffset.UTC))
                .withData(
                        MediaType.APPLICATION_JSON, JsonCloudEventData.wrap(json.valueToTree(data)))
                .build();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                row.getString("rule_set"),
                row.getString("version"),
                row.getString("region"),
                row.getString("digest"),
                row.getObject("effective_from", LocalDate.class),
                Optional.ofNullable(row.getObject("effective_to", LocalDate.class)));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                row.getObject("record_id", UUID.class),
                row.getString("region"),
                row.getString("decision"),
                row.getString("status"),
                Optional.ofNullable((Boolean) row.getObject("verdict")),
                versions(row),
                texts(row.getArray("hits")));
    }

    private static List<String> versions(ResultSet row) throws SQLException {
        return Stream.of(
                        row.getString("region_version"),
                        row.getString("standards_version"),
                        row.getString("baseline_version"))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
