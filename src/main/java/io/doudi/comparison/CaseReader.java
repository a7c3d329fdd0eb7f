package io.doudi.comparison;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;
import static io.doudi.problem.ProblemType.POPULATION_INCOMPLETE;
import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.comparison.Cases.Line;
import io.doudi.comparison.Cases.Wanted;
import io.doudi.comparison.population.Population;
import io.doudi.comparison.population.Populations;
import io.doudi.decision.DecisionArchive;
import io.doudi.decision.DecisionRequest;
import io.doudi.problem.Identifiers;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads cases: from requests, from versions, from the record, and those that were kept. */
@ApplicationScoped
class CaseReader {

    static final int MOST_GIVEN = 10_000;
    static final int MOST_RECORDED = 100_000;
    private static final int MOST_DECIMALS = 9;
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final int LONGEST_REFERENCE = 100;

    private final ComparisonStore store;
    private final LiveRuleSets live;
    private final Drafts drafts;
    private final DecisionArchive archive;
    private final Populations populations;
    private final ObjectMapper json;

    CaseReader(
            ComparisonStore store,
            LiveRuleSets live,
            Drafts drafts,
            DecisionArchive archive,
            Populations populations,
            ObjectMapper json) {
        this.store = store;
        this.live = live;
        this.drafts = drafts;
        this.archive = archive;
        this.populations = populations;
        this.json = json;
    }

    /** The households of a population; refuses one that is still being written. */
    CaseSource households(UUID population) {
        Population found = populations.find(population);
        if (!found.isComplete()) {
            throw ProblemException.atField(
                    POPULATION_INCOMPLETE,
                    "cases.population",
                    "The population %s is still being written".formatted(population));
        }
        return new HouseholdCases(populations, found);
    }

    /** Some of the cases that were kept with a comparison. */
    List<String> kept(UUID comparison, long from, int count) {
        return store.cases(comparison, from, count);
    }

    /** The cases of a request as they are kept; refuses what cannot be compared. */
    List<String> lines(List<Line> given, Wanted wanted) {
        if (given.isEmpty() || given.size() > MOST_GIVEN) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    "cases",
                    "There must be 1 to %d cases that ask one of %s, there are %d"
                            .formatted(MOST_GIVEN, wanted.decisions(), given.size()));
        }
        return IntStream.range(0, given.size())
                .mapToObj(i -> written(completed(given.get(i), i + 1, wanted)))
                .toList();
    }

    private Line completed(Line line, int number, Wanted wanted) {
        if (line == null || line.input() == null) {
            throw problem(REQUIRED, number, "input", "needs its input");
        }
        if (line.asOf().isEmpty() && !wanted.dated()) {
            throw problem(REQUIRED, number, "asOf", "needs a day, for not every side has one");
        }
        if (line.weight().filter(CaseReader::isNoWeight).isPresent()) {
            throw problem(
                    OUT_OF_RANGE,
                    number,
                    "weight",
                    "needs a weight above 0 and below a billion, with up to 9 decimals");
        }
        if (line.decision().filter(one -> !wanted.decisions().contains(one)).isPresent()) {
            throw problem(INVALID_VALUE, number, "decision", "asks another decision");
        }
        if (line.reference().filter(CaseReader::isUnusable).isPresent()) {
            throw problem(
                    INVALID_VALUE,
                    number,
                    "reference",
                    "needs a reference of up to 100 characters that is no number of a person");
        }
        return new Line(
                line.reference().or(() -> Optional.of(String.valueOf(number))),
                line.weight().or(() -> Optional.of(BigDecimal.ONE)),
                line.asOf(),
                line.decision(),
                line.input());
    }

    private static boolean isNoWeight(BigDecimal weight) {
        return weight.signum() <= 0
                || weight.scale() > MOST_DECIMALS
                || weight.compareTo(BILLION) >= 0;
    }

    private static boolean isUnusable(String reference) {
        return reference.isBlank()
                || reference.length() > LONGEST_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)
                || Identifiers.arePersonal(reference);
    }

    private static ProblemException problem(
            ProblemType type, int number, String field, String what) {
        return ProblemException.atField(
                type, "cases.given." + field, "Case %d %s".formatted(number, what));
    }

    /** A case that was kept. */
    ComparedCase line(long number, String kept) {
        try {
            Line line = json.readValue(kept, Line.class);
            return new ComparedCase(
                    number,
                    line.reference().orElseThrow(),
                    line.weight().orElseThrow(),
                    line.asOf(),
                    line.decision(),
                    line.input());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A case that was kept cannot be read", e);
        }
    }

    private String written(Line line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cases are JSON", e);
        }
    }

    /** The cases of a version or draft that ask what is wanted. */
    List<Line> ofVersion(String name, Wanted wanted) {
        RuleSetVersion version =
                live.current()
                        .named(wanted.region(), name)
                        .or(() -> drafts.named(wanted.region(), name))
                        .orElseThrow(
                                () ->
                                        ProblemException.atField(
                                                VERSION_NOT_FOUND,
                                                "cases.ruleSetVersion",
                                                "%s has no version %s"
                                                        .formatted(wanted.region(), name)));
        return version.cases().stream()
                .filter(one -> one.region().equals(wanted.region()))
                .filter(one -> wanted.decisions().contains(one.decision()))
                .filter(one -> one.input() instanceof ObjectNode)
                .limit(MOST_GIVEN)
                .map(CaseReader::line)
                .toList();
    }

    private static Line line(Case example) {
        return new Line(
                Optional.of(shortened(example.name())),
                Optional.empty(),
                Optional.of(example.asOf()),
                Optional.of(example.decision()),
                (ObjectNode) example.input());
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST_REFERENCE ? plain : plain.substring(0, LONGEST_REFERENCE);
    }

    /** The ids of the decisions on record that ask what is wanted. */
    List<String> recorded(Cases.Recorded period, Wanted wanted) {
        List<String> ids =
                archive
                        .ids(
                                wanted.region(),
                                wanted.decisions(),
                                period.from(),
                                period.to(),
                                MOST_RECORDED)
                        .stream()
                        .map(UUID::toString)
                        .toList();
        if (ids.isEmpty()) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "cases", "No such decision is on record in that time");
        }
        return ids;
    }

    /** A case on record; named by the id of its decision, which only auditors can open. */
    ComparedCase recorded(long number, String id) {
        DecisionRequest request = archive.found(UUID.fromString(id)).request();
        return new ComparedCase(
                number,
                id,
                BigDecimal.ONE,
                Optional.of(request.getAsOf()),
                Optional.of(request.getDecision()),
                (ObjectNode) request.getInput());
    }
}
