package io.doudi.comparison;

import static io.doudi.comparison.Comparison.State.CANCELLED;
import static io.doudi.comparison.Comparison.State.FAILED;
import static io.doudi.comparison.Comparison.State.PAUSED;
import static io.doudi.comparison.Comparison.State.RUNNING;
import static io.doudi.comparison.Comparison.State.WAITING;
import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.COMPARISON_STATE;
import static io.doudi.problem.ProblemType.FORBIDDEN;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.NOT_FOUND;

import io.doudi.Sha256;
import io.doudi.access.Actor;
import io.doudi.comparison.Comparison.State;
import io.doudi.comparison.population.Populations;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditTrail;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** Creates comparisons and opens them for work; for those whose regions they are. */
@ApplicationScoped
public class Comparisons {

    /** What is asked unless somebody says otherwise: every region answers it. */
    public static final List<String> USUAL_DECISIONS =
            List.of("subsistenceEligibility", "subsistenceAmount", "temporaryAssistance");

    private static final int MOST_LISTED = 200;
    private static final Pattern YUAN = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");

    private final ComparisonStore store;
    private final CaseReader cases;
    private final Populations populations;
    private final Sides sides;
    private final Stored stored;
    private final AuditTrail audit;
    private final InstantSource clock;

    Comparisons(
            ComparisonStore store,
            CaseReader cases,
            Populations populations,
            Sides sides,
            Stored stored,
            AuditTrail audit,
            InstantSource clock) {
        this.store = store;
        this.cases = cases;
        this.populations = populations;
        this.sides = sides;
        this.stored = stored;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Creates a comparison; what it is made of is fixed from now on.
     *
     * @throws io.doudi.problem.ProblemException if a side, a decision or a case cannot be compared,
     *     or a region is not theirs
     */
    public Comparison create(Actor actor, ComparisonRequest request) {
        request.requireSound();
        List<FixedSide> fixed = request.sides().stream().map(sides::fixed).toList();
        request.sides().forEach(side -> actor.requireRegion(Optional.of(side.region())));
        String region = request.sides().get(0).region();
        return created(
                actor, request.with(request.cases().fixed(actor, region, populations)), fixed);
    }

    private Comparison created(Actor actor, ComparisonRequest request, List<FixedSide> fixed) {
        List<String> kept = request.cases().toBeKept(cases, request.wanted());
        requireComparable(request, fixed);
        Map<String, RuleSetVersion> versions = versions(fixed);
        ComparisonEntity comparison = entity(actor, request, fixed, kept);
        QuarkusTransaction.joiningExisting()
                .run(
                        () -> {
                            store.add(comparison, kept);
                            note(actor, comparison.id, versions);
                        });
        return store.view(comparison);
    }

    /** Refuses what the rules of the sides do not answer; last, for it compiles them. */
    private void requireComparable(ComparisonRequest request, List<FixedSide> fixed) {
        SideRules rules = sides.rules();
        fixed.forEach(side -> rules.requireDecisions(side, request.decisions()));
        if (request.wantsShares()) {
            fixed.stream().skip(1).forEach(side -> rules.dayOfEdits(fixed.get(0), side));
        }
        FixedSide first = fixed.get(0);
        Comparing.sweep(request, first, rules.open(first), rules);
    }

    private ComparisonEntity entity(
            Actor actor, ComparisonRequest request, List<FixedSide> fixed, List<String> kept) {
        UUID id = UUID.randomUUID();
        CaseSource source = request.cases().open(cases, id, kept.size(), digest(kept));
        ComparisonEntity comparison = new ComparisonEntity();
        comparison.id = id;
        comparison.title = request.title().orElse(null);
        comparison.createdBy = actor.name();
        comparison.createdAt = clock.instant();
        comparison.state = WAITING;
        comparison.request = stored.text(request.named());
        comparison.sides = stored.text(fixed);
        comparison.regions =
                request.sides().stream().map(Side::region).distinct().toArray(String[]::new);
        comparison.casesDigest = source.digest();
        comparison.size = source.size();
        comparison.inputsDigest = request.inputsDigest(stored, fixed, source.digest());
        return comparison;
    }

    private static String digest(List<String> kept) {
        MessageDigest digest = Sha256.digest();
        for (String one : kept) {
            digest.update(one.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The versions and drafts that take part, each once. */
    private Map<String, RuleSetVersion> versions(List<FixedSide> fixed) {
        Map<String, RuleSetVersion> versions = new TreeMap<>();
        fixed.stream().map(sides.rules()::top).forEach(one -> versions.put(one.name(), one));
        return versions;
    }

    /** Each version that takes part has it in its history. */
    private void note(Actor actor, UUID id, Map<String, RuleSetVersion> versions) {
        Map<String, Object> details =
                Map.of("comparison", id.toString(), "versions", List.copyOf(versions.keySet()));
        versions.values().forEach(version -> audit.compared(actor.name(), version, details));
    }

    /**
     * The latest comparisons of the regions that are theirs.
     *
     * @param version only those that a version or draft takes part in, for example {@code
     *     dazhou/2023}
     */
    public List<Comparison> latest(Actor actor, Optional<String> version) {
        return store.latest(actor.regions().limit(), version, MOST_LISTED);
    }

    /** A comparison with its result. */
    @Transactional
    public Comparison get(Actor actor, UUID id) {
        require(actor, id);
        return store.whole(id);
    }

    /**
     * Which values of a sweep keep within a budget.
     *
     * @param yuan a month or once, as the decision pays
     */
    @Transactional
    public Budget budget(Actor actor, UUID id, String decision, String yuan) {
        Sweep sweep =
                store.request(require(actor, id))
                        .sweep()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                NOT_FOUND, "The comparison tried no values"));
        Budget.Curve curve =
                store.curve(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                COMPARISON_STATE,
                                                "The comparison has no result yet"));
        requireField("decision", decision);
        return Budget.of(curve, sweep, decision, yuan(requireField("yuan", yuan)));
    }

    private static BigDecimal yuan(String text) {
        if (!YUAN.matcher(text).matches()) {
            throw ProblemException.atField(
                    INVALID_VALUE, "yuan", "yuan must be an amount with up to 2 decimals");
        }
        return new BigDecimal(text);
    }

    /** A comparison without its result: how far it is. */
    @Transactional
    public Comparison progress(Actor actor, UUID id) {
        return store.view(require(actor, id));
    }

    /**
     * One of the cases of a comparison, by its number from 0; facts on record are for auditors
     * alone.
     */
    @Transactional
    public ComparedCase caseOf(Actor actor, UUID id, long number) {
        ComparisonEntity comparison = require(actor, id);
        requireMayRead(actor, comparison);
        return source(comparison).read(number, 1).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        NOT_FOUND, "There is no case %d".formatted(number)));
    }

    /** Facts on record are for auditors alone. */
    void requireMayRead(Actor actor, ComparisonEntity comparison) {
        if (store.request(comparison).cases() instanceof Cases.Recorded && !actor.audits()) {
            throw new ProblemException(FORBIDDEN, "Only auditors read the facts on record");
        }
    }

    /** Stops the work after the chunks that are under way are given up. */
    @Transactional
    public Comparison pause(Actor actor, UUID id) {
        return move(actor, id, EnumSet.of(WAITING, RUNNING), PAUSED);
    }

    /** Goes on where the work was stopped or failed. */
    @Transactional
    public Comparison resume(Actor actor, UUID id) {
        return move(actor, id, EnumSet.of(PAUSED, FAILED), WAITING);
    }

    /** Gives the comparison up and drops what was found so far. */
    @Transactional
    public Comparison cancel(Actor actor, UUID id) {
        return move(actor, id, EnumSet.of(WAITING, RUNNING, PAUSED, FAILED), CANCELLED);
    }

    private Comparison move(Actor actor, UUID id, Set<State> from, State to) {
        require(actor, id);
        store.move(id, from, to);
        return store.view(store.required(id));
    }

    /** Refuses a comparison that has a region which is not theirs. */
    ComparisonEntity require(Actor actor, UUID id) {
        ComparisonEntity comparison = store.required(id);
        for (String region : comparison.regions) {
            actor.requireRegion(Optional.of(region));
        }
        return comparison;
    }

    /** Opens a stored comparison for work; the caller closes it. */
    Comparing open(ComparisonEntity comparison) {
        return Comparing.of(
                store.request(comparison),
                store.sides(comparison),
                sides.rules(),
                source(comparison));
    }

    /** The cases of a stored comparison. */
    CaseSource source(ComparisonEntity comparison) {
        return store.request(comparison)
                .cases()
                .open(cases, comparison.id, comparison.size, comparison.casesDigest);
    }
}
