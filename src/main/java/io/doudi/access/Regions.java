package io.doudi.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The regions that somebody may act for: codes such as {@code DAZHOU}, {@code NATIONAL} for the
 * baseline, or {@code *} for all. Nothing is allowed where nothing is named.
 */
public record Regions(@JsonValue Set<String> codes) {

    /** All regions and the baseline. */
    public static final Regions ALL = new Regions(Set.of("*"));

    static final Regions NONE = new Regions(Set.of());

    /** The baseline, which belongs to no region. */
    public static final String NATIONAL = "NATIONAL";

    private static final Pattern CODE = Pattern.compile("\\*|[A-Z][A-Z\\d_-]{0,59}");

    public Regions {
        codes = Set.copyOf(codes);
    }

    @JsonCreator
    static Regions of(Collection<String> codes) {
        return new Regions(Set.copyOf(codes));
    }

    /** The regions that are stored as codes. */
    public static Regions of(String[] codes) {
        return of(List.of(codes));
    }

    /** Whether somebody with these may act for a region. */
    public boolean cover(String region) {
        return codes.contains("*") || codes.contains(region);
    }

    boolean coverBaseline() {
        return cover(NATIONAL);
    }

    /** The codes that a search is limited to; empty if it is not. */
    public Optional<Set<String>> limit() {
        return codes.contains("*") ? Optional.empty() : Optional.of(codes);
    }

    /** The codes in their order, as they are stored. */
    public String[] toArray() {
        return new TreeSet<>(codes).toArray(String[]::new);
    }

    /** The regions of a request; refuses none and what cannot be a code. */
    public static Regions require(Regions regions) {
        boolean valid =
                regions != null
                        && !regions.codes.isEmpty()
                        && regions.codes.stream().allMatch(code -> CODE.matcher(code).matches());
        if (!valid) {
            throw ProblemException.atField(
                    ProblemType.INVALID_VALUE,
                    "regions",
                    "regions must name at least one region such as DAZHOU, NATIONAL for the"
                            + " baseline, or \"*\" for all");
        }
        return regions;
    }

    @Override
    public String toString() {
        return new TreeSet<>(codes).toString();
    }
}
