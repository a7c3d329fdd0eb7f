package io.doudi.comparison;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Digest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to compare.
 *
 * @param title what it is called in lists
 * @param sides two to four; the others are compared with the first
 * @param decisions what each case is asked, for example {@code temporaryAssistance}
 * @param cases which cases
 * @param missing {@code assume} defaults for optional facts, or {@code ask} for them; assumed if
 *     not given
 * @param sweep values to try in one cell of the first side, which may then be the only one
 * @param shares whether each edit between the first side and another is also tried alone
 * @param cliffs whether each case is also decided with other incomes
 */
@Schema(name = "ComparisonRequest")
public record ComparisonRequest(
        Optional<String> title,
        List<Side> sides,
        List<String> decisions,
        Cases cases,
        Optional<String> missing,
        Optional<Sweep> sweep,
        Optional<Boolean> shares,
        Optional<Cliffs> cliffs) {

    static final int MOST_SIDES = 4;
    private static final int LONGEST_TITLE = 200;
    private static final String ASK = "ask";

    public ComparisonRequest {
        sides = List.copyOf(requireField("sides", sides));
        decisions = List.copyOf(new LinkedHashSet<>(requireField("decisions", decisions)));
        requireField("cases", cases);
    }

    /** Refuses what no comparison can be about. */
    void requireSound() {
        int least = sweep.isPresent() ? 1 : 2;
        if (sides.size() < least || sides.size() > MOST_SIDES) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    "sides",
                    "There must be %d to %d sides".formatted(least, MOST_SIDES));
        }
        sweep.ifPresent(Sweep::requireSound);
        sides.forEach(side -> requireField("sides.region", side.region()));
        if (decisions.isEmpty()) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "decisions", "At least one decision must be named");
        }
        if (missing.filter(word -> !List.of(ASK, "assume").contains(word)).isPresent()) {
            throw ProblemException.atField(
                    INVALID_VALUE, "missing", "missing must be one of [assume, ask]");
        }
        if (title.filter(text -> text.length() > LONGEST_TITLE).isPresent()) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    "title",
                    "A title has up to %d characters".formatted(LONGEST_TITLE));
        }
        cliffs.ifPresent(Cliffs::requireSound);
    }

    /** What to do about optional facts that are not given. */
    @JsonIgnore
    Missing whatIsMissing() {
        return missing.filter(ASK::equals).isPresent() ? Missing.ASK : Missing.ASSUME;
    }

    @JsonIgnore
    boolean wantsShares() {
        return shares.orElse(false);
    }

    /** The same with cases that will not change. */
    ComparisonRequest with(Cases fixed) {
        return new ComparisonRequest(
                title, sides, decisions, fixed, missing, sweep, shares, cliffs);
    }

    /** What cases must be to fit. */
    Cases.Wanted wanted() {
        return new Cases.Wanted(
                sides.get(0).region(),
                decisions,
                sides.stream().allMatch(side -> side.asOf().isPresent()));
    }

    /** SHA-256 over the request, the rules of its sides and its cases. */
    String inputsDigest(Stored stored, List<FixedSide> fixed, String casesDigest) {
        List<String> rules = fixed.stream().map(FixedSide::digest).toList();
        return Digest.of(stored.text(named()) + rules + casesDigest);
    }

    /** The same without the cases themselves. */
    ComparisonRequest named() {
        return with(cases.named());
    }
}
