package io.doudi.web;

import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.access.TrailSearch;
import io.doudi.problem.ProblemException;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** What somebody looks for in the trails, as the form of the page sends it. */
public class TrailQuery {

    static final String ACCESS = "access";

    @RestQuery String of;
    @RestQuery String from;
    @RestQuery String to;
    @RestQuery String actor;
    @RestQuery String action;
    @RestQuery String subject;
    @RestQuery String before;

    /** Whether the trail of accounts and keys is meant, not that of rules. */
    public boolean isOfAccess() {
        return ACCESS.equals(of);
    }

    /** What a field of the form holds. */
    public String given(String name) {
        return Optional.ofNullable(fields().get(name)).orElse("");
    }

    /** Where the same is as a file. */
    public String csv() {
        return address("/administration/trail/csv");
    }

    /** The address of the page after an event. */
    String after(long last) {
        return address("/administration/trail") + "&before=" + last;
    }

    /** The same for a trail. */
    <A extends Enum<A>> TrailSearch<A> search(Class<A> actions) {
        return new TrailSearch<A>(
                text("from").map(day -> Days.start(Days.day("from", day))),
                text("to").map(day -> Days.end(Days.day("to", day))),
                text("actor"),
                text("action").map(code -> TrailQuery.<A>action(actions, code)),
                text("subject"),
                text("before").map(TrailQuery::number));
    }

    private String address(String path) {
        UriBuilder address =
                UriBuilder.fromPath(path).queryParam("of", isOfAccess() ? ACCESS : "rules");
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : fields().keySet()) {
            text(name).ifPresent(value -> values.put(name, value));
        }
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.buildFromMap(values).toString();
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("from", from);
        fields.put("to", to);
        fields.put("actor", actor);
        fields.put("action", action);
        fields.put("subject", subject);
        return fields;
    }

    private Optional<String> text(String name) {
        String text = name.equals("before") ? before : fields().get(name);
        return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
    }

    private static <A extends Enum<A>> A action(Class<A> actions, String code) {
        return Arrays.stream(actions.getEnumConstants())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        INVALID_VALUE, "action", "There is no such action"));
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.atField(INVALID_VALUE, "before", "before is not a number");
        }
    }
}
