package io.doudi.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody looks for in a trail; what is empty does not matter.
 *
 * @param from the first moment
 * @param until the moment after the last
 * @param actor a part of the name of who did it
 * @param action what was done
 * @param subject what it was done to: a rule set, or an account or key
 * @param before the event after which earlier ones are looked for
 */
public record TrailSearch<A extends Enum<A>>(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> actor,
        Optional<A> action,
        Optional<String> subject,
        Optional<Long> before) {

    /**
     * The condition in HQL.
     *
     * @param attribute where the entity has the subject
     */
    public String condition(String attribute) {
        List<String> all = new ArrayList<>(List.of("id > 0"));
        from.ifPresent(value -> all.add("at >= :from"));
        until.ifPresent(value -> all.add("at < :until"));
        actor.ifPresent(value -> all.add("locate(:actor, lower(actor)) > 0"));
        action.ifPresent(value -> all.add("action = :action"));
        subject.ifPresent(value -> all.add(attribute + " = :subject"));
        before.ifPresent(value -> all.add("id < :before"));
        return String.join(" and ", all);
    }

    /** The values of the condition. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        from.ifPresent(value -> values.put("from", value));
        until.ifPresent(value -> values.put("until", value));
        actor.ifPresent(value -> values.put("actor", value.toLowerCase(Locale.ROOT)));
        action.ifPresent(value -> values.put("action", value));
        subject.ifPresent(value -> values.put("subject", value));
        before.ifPresent(value -> values.put("before", value));
        return values;
    }
}
