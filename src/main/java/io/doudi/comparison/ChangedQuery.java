package io.doudi.comparison;

import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Which changed cases are asked for, as query parameters; what is not given matches all. */
public class ChangedQuery {

    @RestQuery Optional<Integer> side;
    @RestQuery Optional<String> decision;
    @RestQuery Optional<String> transition;
    @RestQuery Optional<String> band;
    @RestQuery Optional<String> group;
    @RestQuery Optional<String> cause;

    /** {@code number}, {@code gain} or {@code loss}. */
    @RestQuery
    @DefaultValue("number")
    String sort;

    @RestQuery
    @DefaultValue("0")
    int from;

    @RestQuery
    @DefaultValue("100")
    int limit;

    @RestQuery
    @DefaultValue("false")
    boolean hideSmallCells;

    /** What of a query counts for a file: which cases, and whether few of them may be told. */
    record Exported(ChangedCases.Wanted wanted, boolean hidesSmallCells) {}

    ChangedCases.Wanted wanted() {
        return new ChangedCases.Wanted(
                side,
                decision,
                transition.map(word -> choice("transition", word, Transition.values())),
                band,
                group,
                cause);
    }

    ChangedCases.Order order() {
        return choice("sort", sort, ChangedCases.Order.values());
    }

    Exported exported() {
        return new Exported(wanted(), hideSmallCells);
    }

    private static <E extends Enum<E>> E choice(String field, String word, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        INVALID_VALUE,
                                        field,
                                        "%s must be one of %s".formatted(field, List.of(values))));
    }
}
