package io.doudi.web;

import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.access.Actor;
import io.doudi.decision.Decision.Status;
import io.doudi.decision.record.Search;
import io.doudi.problem.ProblemException;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** What somebody looks for in the record, as the form of the page sends it. */
public class RecordQuery {

    @RestQuery String id;
    @RestQuery String caseReference;
    @RestQuery String from;
    @RestQuery String to;
    @RestQuery String region;
    @RestQuery String decision;
    @RestQuery String outcome;
    @RestQuery String hit;
    @RestQuery String before;

    /** What the person concerned got. */
    enum Outcome {
        GRANTED,
        REFUSED,
        UNDETERMINED
    }

    /** What a field of the form holds. */
    public String given(String name) {
        return Optional.ofNullable(fields().get(name)).orElse("");
    }

    /** Whether anything is looked for in particular. */
    public boolean isAny() {
        return fields().values().stream().allMatch(value -> value == null || value.isBlank());
    }

    /** The address of the page after a decision. */
    String after(UUID last) {
        UriBuilder address = UriBuilder.fromPath("/records");
        fields().forEach(
                        (name, value) -> {
                            if (!given(name).isBlank() && !name.equals("before")) {
                                address.queryParam(name, value);
                            }
                        });
        return address.queryParam("before", last).build().toString();
    }

    /** The decision whose number is given. */
    Optional<UUID> number() {
        return text("id").map(text -> uuid("id", text));
    }

    /** The same for the record, within the regions of somebody. */
    Search search(Actor actor) {
        Optional<Outcome> wanted = text("outcome").map(RecordQuery::outcome);
        return new Search(
                actor.regions().limit(),
                text("caseReference"),
                text("region"),
                text("decision"),
                Optional.empty(),
                text("from").map(day -> Days.start(Days.day("from", day))),
                text("to").map(day -> Days.end(Days.day("to", day))),
                wanted.filter(one -> one != Outcome.UNDETERMINED)
                        .map(one -> one == Outcome.GRANTED),
                wanted.filter(one -> one == Outcome.UNDETERMINED)
                        .map(one -> Status.UNDETERMINED.name()),
                text("hit"),
                text("before").map(text -> uuid("before", text)));
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("caseReference", caseReference);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("region", region);
        fields.put("decision", decision);
        fields.put("outcome", outcome);
        fields.put("hit", hit);
        fields.put("before", before);
        return fields;
    }

    private Optional<String> text(String name) {
        return Optional.of(given(name).strip()).filter(text -> !text.isEmpty());
    }

    private static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.atField(
                    INVALID_VALUE, name, name + " is not the number of a decision");
        }
    }

    private static Outcome outcome(String text) {
        try {
            return Outcome.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.atField(INVALID_VALUE, "outcome", "There is no such outcome");
        }
    }
}
