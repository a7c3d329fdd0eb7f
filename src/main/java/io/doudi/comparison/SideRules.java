package io.doudi.comparison;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import io.doudi.ruleset.StoredFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the rules of fixed sides among the rule sets of one moment, wherever those come from.
 *
 * @param drafts a draft again, from its files
 * @param now the moment, by which sides answer that name neither a day nor a version
 */
record SideRules(
        RuleSets published,
        Function<List<StoredFile>, RuleSetVersion> drafts,
        KnowledgeBases knowledgeBases,
        Instant now) {

    /** The digest over everything that can answer. */
    String digest(String region, Instant knownAt, Optional<RuleSetVersion> chosen) {
        String known =
                published.answering(Set.of(region)).stream()
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
        Side side = fixed.side();
        Optional<RuleSetVersion> chosen = chosen(fixed);
        if (!digest(side.region(), fixed.knownAt(), chosen).equals(fixed.digest())) {
            throw new ProblemException(
                    VERSION_NOT_FOUND,
                    "The rules of %s are not the ones here that the comparison began with"
                            .formatted(side.name()));
        }
        RuleSets all = fixed.draft().isEmpty() ? published : published.with(chosen.orElseThrow());
        return new Answering(side, day -> inForce(all, fixed, chosen, day), knowledgeBases::of);
    }

    private Optional<RuleSetVersion> chosen(FixedSide fixed) {
        return fixed.draft().isEmpty()
                ? fixed.version().flatMap(name -> published.named(fixed.side().region(), name))
                : Optional.of(drafts.apply(fixed.draft()));
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
        return chosen(fixed)
                .orElseGet(
                        () -> {
                            InForce today = today(fixed);
                            return today.region().or(today::standards).orElse(today.baseline());
                        });
    }

    private InForce today(FixedSide fixed) {
        return fixed.side()
                .asOf()
                .map(day -> inForce(published, fixed, Optional.empty(), day))
                .orElseGet(() -> published.inForceToday(fixed.side().region(), now));
    }

    /** Refuses a decision that the rules of a side do not make. */
    void requireDecisions(FixedSide fixed, List<String> decisions) {
        Answering side = open(fixed);
        InForce inForce = side.on(day(fixed)).inForce();
        decisions.forEach(decision -> knowledgeBases.requireDecision(inForce, decision));
    }

    /** A day on which a side answers: its own, the first of the version it names, or today. */
    LocalDate day(FixedSide fixed) {
        return fixed.side()
                .asOf()
                .or(() -> chosen(fixed).map(one -> one.manifest().effectiveFrom()))
                .orElseGet(() -> RuleSets.dayInChina(now));
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
