package io.doudi.comparison.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution that households are generated from.
 *
 * @param name what it is of; with the code of the region behind it if it is for one only
 * @param region the only one that it is for
 * @param title what it is of, for staff
 * @param values shares or rates by what they are of, in their order; a band is written {@code
 *     0.5..1}
 * @param source where the figures were published
 * @param assumed what is not published, and why it is assumed like this
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Distribution(
        String name,
        Optional<String> region,
        String title,
        Map<String, BigDecimal> values,
        Optional<String> source,
        Optional<String> assumed) {

    public Distribution {
        if (source.isEmpty() && assumed.isEmpty()) {
            throw new IllegalArgumentException(name + " has neither a source nor an assumption");
        }
        values = new LinkedHashMap<>(values);
    }

    /** One of the values; fails if there is none of that name. */
    BigDecimal value(String key) {
        BigDecimal value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("%s has no %s".formatted(name, key));
        }
        return value;
    }
}
