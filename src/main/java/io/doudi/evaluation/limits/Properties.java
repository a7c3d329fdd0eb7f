package io.doudi.evaluation.limits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rules may ask a value for: the engine would call any getter of any object. */
public final class Properties {

    /** The properties of values that are no contexts. */
    private static final Set<String> OF_VALUES =
            Set.of(
                    "day",
                    "days",
                    "end",
                    "end included",
                    "hour",
                    "hours",
                    "minute",
                    "minutes",
                    "month",
                    "months",
                    "second",
                    "seconds",
                    "start",
                    "start included",
                    "time offset",
                    "timezone",
                    "value",
                    "weekday",
                    "year",
                    "years");

    private Properties() {}

    /** Ends the evaluation if a property belongs to the program and not to the data. */
    public static void require(Object value, String property) {
        if (value instanceof Collection<?> list) {
            list.forEach(element -> require(element, property));
        } else if (value != null
                && !(value instanceof Map)
                && !OF_VALUES.contains(property.strip())) {
            throw Limits.exceeded("a property of what is no context");
        }
    }

    /** What stands under a name in a context or in the contexts of a list; null for values. */
    public static Object of(Object value, String property) {
        if (value instanceof Collection<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(element -> all.add(of(element, property)));
            return all;
        }
        return value instanceof Map<?, ?> map ? map.get(property) : null;
    }
}
