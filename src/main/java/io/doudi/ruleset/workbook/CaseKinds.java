package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.ruleset.Case;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of cases hold, as far as the cases that there are show it.
 *
 * @param byPath the kinds of values by the paths of columns without indexes
 */
record CaseKinds(Map<String, Set<Kind>> byPath) {

    /** What a column holds. */
    enum Kind {
        NUMBER,
        BOOLEAN,
        DATE,
        TEXT,
        /** Nobody knows, or different things. */
        ANY
    }

    CaseKinds {
        byPath = Map.copyOf(byPath);
    }

    /** The kinds of values in some cases. */
    static CaseKinds of(Collection<Case> cases) {
        Map<String, Set<Kind>> kinds = new HashMap<>();
        for (Case one : cases) {
            CaseRow row = CaseRow.of(one);
            if (!row.expectsAProblem()) {
                row.cells().forEach((path, value) -> add(kinds, path, value));
            }
        }
        return new CaseKinds(kinds);
    }

    private static void add(Map<String, Set<Kind>> kinds, String path, JsonNode value) {
        if (!value.isNull() && !value.isContainerNode()) {
            kinds.computeIfAbsent(general(path), any -> EnumSet.noneOf(Kind.class))
                    .add(kind(value));
        }
    }

    /** What a column holds; texts among days make it one of texts. */
    Kind of(String path) {
        Set<Kind> kinds = byPath.getOrDefault(general(path), Set.of());
        if (kinds.equals(EnumSet.of(Kind.DATE, Kind.TEXT))) {
            return Kind.TEXT;
        }
        return kinds.size() == 1 ? kinds.iterator().next() : Kind.ANY;
    }

    private static Kind kind(JsonNode value) {
        if (value.isNumber()) {
            return Kind.NUMBER;
        }
        if (value.isBoolean()) {
            return Kind.BOOLEAN;
        }
        return isDay(value.asText()) ? Kind.DATE : Kind.TEXT;
    }

    /** Whether a text is a day as cases have it. */
    static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String general(String path) {
        return path.replaceAll("\\[\\d+]", "[]");
    }
}
