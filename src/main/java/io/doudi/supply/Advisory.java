package io.doudi.supply;

import java.time.LocalDate;
import java.util.List;

/**
 * A known vulnerability.
 *
 * @param aliases other ids of it, for example the CVE
 * @param changed when it was changed last
 * @param affected Maven packages only
 */
record Advisory(
        String id,
        List<String> aliases,
        String summary,
        LocalDate changed,
        boolean withdrawn,
        List<Affected> affected) {

    Advisory {
        aliases = List.copyOf(aliases);
        affected = List.copyOf(affected);
    }

    /** Whether it is known by an id. */
    boolean isCalled(String name) {
        return id.equals(name) || aliases.contains(name);
    }
}
