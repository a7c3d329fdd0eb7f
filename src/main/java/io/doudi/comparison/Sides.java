package io.doudi.comparison;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import io.doudi.ruleset.StoredFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fixes the sides of a comparison when it is created, and finds their rules again later. */
@ApplicationScoped
class Sides {

    private final LiveRuleSets live;
    private final Drafts drafts;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;

    Sides(LiveRuleSets live, Drafts drafts, KnowledgeBases knowledgeBases, InstantSource clock) {
        this.live = live;
        this.drafts = drafts;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
    }

    /** Fixes a side; refuses an unknown region or version. */
    FixedSide fixed(Side side) {
        RuleSets published = live.current();
        published.requireRegion(side.region());
        Instant knownAt = side.knownAt().orElseGet(() -> published.now(clock.instant()));
        Optional<RuleSetVersion> version =
                side.ruleSetVersion().flatMap(name -> published.named(side.region(), name));
        Optional<RuleSetVersion> draft =
                side.ruleSetVersion()
                        .filter(name -> version.isEmpty())
                        .map(name -> draft(side.region(), name));
        Optional<RuleSetVersion> chosen = version.or(() -> draft);
        return new FixedSide(
                side,
                knownAt,
                chosen.map(RuleSetVersion::name),
                draft.map(Sides::stored).orElse(List.of()),
                digest(published, side.region(), knownAt, chosen));
    }

    private RuleSetVersion draft(String region, String name) {
        return drafts.named(region, name)
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        VERSION_NOT_FOUND,
                                        "sides.ruleSetVersion",
                                        "%s has no version %s".formatted(region, name)));
    }

    private static List<StoredFile> stored(RuleSetVersion draft) {
        return draft.files().stream()
                .map(file -> new StoredFile(file.path(), Digest.of(file.content())))
                .toList();
    }

    private static String digest(
            RuleSets published, String region, Instant knownAt, Optional<RuleSetVersion> chosen) {
        String known =
                published.all().stream()
                        .filter(one -> one.manifest().region().map(region::equals).orElse(true))
                        .filter(one -> !one.publishedAt().isAfter(knownAt))
                        .filter(one -> one.withdrawnAt().map(knownAt::isBefore).orElse(true))
                        .map(one -> one.name() + " " + one.digest())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return Digest.of(
                known + "\n" + chosen.map(one -> one.name() + " " + one.digest()).orElse(""));
    }

    /** The rules of a side again; refuses if they are not the same here. */
    Answering open(FixedSide fixed) {
        RuleSets published = live.current();
        Side side = fixed.side();
        Optional<RuleSetVersion> chosen = chosen(fixed, published);
        String digest = digest(published, side.region(), fixed.knownAt(), chosen);
        if (!digest.equals(fixed.digest())) {
            throw new ProblemException(
                    VERSION_NOT_FOUND,
                    "The rules of %s are not the ones here that the comparison began with"
                            .formatted(side.name()));
        }
        RuleSets all = fixed.draft().isEmpty() ? published : published.with(chosen.orElseThrow());
        return new Answering(side, day -> inForce(all, fixed, chosen, day), knowledgeBases::of);
    }

    private Optional<RuleSetVersion> chosen(FixedSide fixed, RuleSets published) {
        return fixed.draft().isEmpty()
                ? fixed.version().flatMap(name -> published.named(fixed.side().region(), name))
                : Optional.of(drafts.again(fixed.draft()));
    }

    private static InForce inForce(
            RuleSets all, FixedSide fixed, Optional<RuleSetVersion> chosen, LocalDate day) {
        String region = fixed.side().region();
        return chosen.map(version -> all.withVersion(region, day, fixed.knownAt(), version))
                .orElseGet(() -> all.inForce(region, day, fixed.knownAt()));
    }

    /** A knowledge base for rules that nobody else needs. */
    KnowledgeBase once(InForce inForce) {
        return knowledgeBases.once(inForce);
    }

    /** A version of a side, by which what was done with it is noted. */
    RuleSetVersion top(FixedSide fixed) {
        Optional<RuleSetVersion> chosen = chosen(fixed, live.current());
        return chosen.orElseGet(
                () -> {
                    InForce today = today(fixed);
                    return today.region().or(today::standards).orElse(today.baseline());
                });
    }

    private InForce today(FixedSide fixed) {
        return fixed.side()
                .asOf()
                .map(day -> inForce(live.current(), fixed, Optional.empty(), day))
                .orElseGet(() -> live.inForceToday(fixed.side().region()));
    }

    /** Refuses a decision that the rules of a side do not make. */
    void requireDecisions(FixedSide fixed, List<String> decisions) {
        Answering side = open(fixed);
        LocalDate day = day(fixed, side);
        InForce inForce = side.on(day).inForce();
        decisions.forEach(decision -> knowledgeBases.requireDecision(inForce, decision));
    }

    /** A day on which a side answers: its own, the first of the version it names, or today. */
    LocalDate day(FixedSide fixed, Answering side) {
        return side.side()
                .asOf()
                .or(() -> chosen(fixed, live.current()).map(one -> one.manifest().effectiveFrom()))
                .orElseGet(live::today);
    }

    /**
     * A day on which the edits between two sides are those that matter.
     *
     * @throws ProblemException if there is more between the sides than edits
     */
    LocalDate dayOfEdits(FixedSide before, FixedSide after) {
        Side one = before.side();
        Side other = after.side();
        boolean isOnlyRules =
                one.region().equals(other.region())
                        && one.asOf().equals(other.asOf())
                        && (one.asOf().isPresent()
                                || before.version().isPresent() && after.version().isPresent());
        if (!isOnlyRules) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    "shares",
                    "Edits can be tried alone between versions of one region, for the same day");
        }
        return one.asOf()
                .orElseGet(
                        () -> {
                            LocalDate a = top(before).manifest().effectiveFrom();
                            LocalDate b = top(after).manifest().effectiveFrom();
                            return a.isAfter(b) ? a : b;
                        });
    }
}
