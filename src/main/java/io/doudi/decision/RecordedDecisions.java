package io.doudi.decision;

import static io.doudi.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.access.Actor;
import io.doudi.decision.DecisionService.Made;
import io.doudi.decision.Explanation.Level;
import io.doudi.decision.record.DecisionRecord;
import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Key;
import io.doudi.decision.record.Versions;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.language.Messages;
import io.doudi.problem.Identifiers;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides, and puts the decision on record before it is answered. */
@ApplicationScoped
public class RecordedDecisions {

    private static final int LONGEST_KEY = 200;

    private final DecisionService service;
    private final DecisionRecord record;
    private final DecisionArchive archive;
    private final RecordContent contents;
    private final DecisionSpans spans;
    private final Event<Answered> answered;
    private final String serviceVersion;

    RecordedDecisions(
            DecisionService service,
            DecisionRecord record,
            DecisionArchive archive,
            RecordContent contents,
            DecisionSpans spans,
            Event<Answered> answered,
            @ConfigProperty(name = "quarkus.application.version") String serviceVersion) {
        this.service = service;
        this.record = record;
        this.archive = archive;
        this.contents = contents;
        this.spans = spans;
        this.answered = answered;
        this.serviceVersion = serviceVersion;
    }

    /**
     * A question of a caller.
     *
     * @param key the caller's key for the request, so that a repetition gets the same decision
     */
    public record Asked(
            Actor caller, DecisionRequest request, Optional<String> key, Messages messages) {}

    /** A decision that was made, and what is to go on record before it is answered. */
    private record Pending(Asked asked, Decision decision, Optional<Entry> entry) {
        UUID id() {
            return decision.decisionId();
        }
    }

    /**
     * Answers a question. The answer of published rules is on disk before this returns, unless the
     * request wants no record.
     */
    public Decision answer(Asked asked) {
        Pending made = spans.part("evaluate", () -> expected(asked));
        Decision decision = answer(made, made.entry().map(this::kept).orElse(false));
        spans.describe(decision);
        return decision;
    }

    private Pending expected(Asked asked) {
        return asked.request().isRecord() ? record.expect(() -> made(asked)) : made(asked);
    }

    private boolean kept(Entry entry) {
        return spans.part("record", () -> record.keep(entry));
    }

    /**
     * Answers several questions, whose decisions go on record together.
     *
     * @return for each question a decision, or the exception that kept it from being made
     */
    List<Object> answer(List<Asked> all) {
        List<Object> made = all.stream().map(asked -> orFailure(() -> made(asked))).toList();
        List<Entry> entries =
                made.stream()
                        .flatMap(RecordedDecisions::pending)
                        .flatMap(pending -> pending.entry().stream())
                        .toList();
        Set<UUID> kept;
        try {
            kept = record.keep(entries);
        } catch (RuntimeException e) {
            return answers(made, one -> one.entry().isPresent() ? e : answer(one, false));
        }
        return answers(made, one -> orFailure(() -> answer(one, kept.contains(one.id()))));
    }

    private static Stream<Pending> pending(Object made) {
        return made instanceof Pending pending ? Stream.of(pending) : Stream.empty();
    }

    private static List<Object> answers(List<Object> made, Function<Pending, Object> answer) {
        return made.stream()
                .map(one -> one instanceof Pending pending ? answer.apply(pending) : one)
                .toList();
    }

    private static Object orFailure(Supplier<Object> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            return e;
        }
    }

    private Pending made(Asked asked) {
        DecisionRequest request = asked.request();
        if (!request.isRecord()) {
            return new Pending(asked, decided(asked, request.getExplain()), Optional.empty());
        }
        Optional<Key> key = asked.key().map(text -> key(asked.caller(), text, request));
        Optional<Decision> earlier = key.flatMap(this::earlier);
        return earlier.isPresent()
                ? new Pending(asked, earlier.get(), Optional.empty())
                : toBeKept(asked, key);
    }

    private Decision decided(Asked asked, Level level) {
        return service.decide(asked.caller(), asked.request(), level, asked.messages()).decision();
    }

    private Pending toBeKept(Asked asked, Optional<Key> key) {
        long start = System.nanoTime();
        Optional<String> reference = asked.request().getCaseReference();
        Made made = service.decide(asked.caller(), asked.request(), Level.FULL, asked.messages());
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        Optional<Entry> entry =
                made.official()
                        ? Optional.of(entry(asked, reference, made, duration, key))
                        : Optional.empty();
        return new Pending(asked, made.decision(), entry);
    }

    /**
     * The answer to a question.
     *
     * @param kept whether it went on record now; if it should have and did not, its key was used
     *     for another decision meanwhile
     */
    private Decision answer(Pending made, boolean kept) {
        Decision decision =
                made.entry()
                        .filter(entry -> !kept)
                        .map(entry -> earlier(entry.key().orElseThrow()).orElseThrow())
                        .orElseGet(made::decision);
        if (kept) {
            answered.fire(new Answered(made.asked().request(), decision));
        }
        return (kept ? decision.asRecorded() : decision).at(made.asked().request().getExplain());
    }

    private Key key(Actor caller, String key, DecisionRequest request) {
        boolean valid = !key.isBlank() && key.length() <= LONGEST_KEY;
        if (!valid || Identifiers.arePersonal(key)) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    "Idempotency-Key",
                    "An Idempotency-Key has 1 to %d characters and is no number of a person"
                            .formatted(LONGEST_KEY));
        }
        return new Key(caller.name(), key, contents.digest(request.body()));
    }

    /** What the key was used for before. */
    private Optional<Decision> earlier(Key key) {
        return record.used(key.caller(), key.key())
                .map(
                        used -> {
                            if (!used.isFor(key.requestDigest())) {
                                throw new ProblemException(
                                        IDEMPOTENCY_KEY_REUSED,
                                        "The Idempotency-Key was used for another request; take a"
                                                + " new one");
                            }
                            return archive.found(used.id()).decision();
                        });
    }

    private Entry entry(
            Asked asked,
            Optional<String> reference,
            Made made,
            Duration duration,
            Optional<Key> key) {
        Decision decision = made.decision();
        RecordContent.Stored stored = contents.stored(asked.request(), decision);
        return new Entry(
                decision.decisionId(),
                DecisionRecord.decidedAt(decision.decisionId()),
                decision.ruleSet().name(),
                decision.region(),
                decision.decision(),
                decision.asOf(),
                decision.status().name(),
                decision.verdict(),
                decision.amount(),
                versions(made.versions()),
                made.hits(),
                duration,
                asked.caller().name(),
                reference,
                asked.messages().language(),
                stored.answerDigest(),
                stored.content(),
                key);
    }

    private Versions versions(InForce inForce) {
        return new Versions(
                inForce.region().map(RecordedDecisions::used),
                used(inForce.baseline()),
                inForce.standards().map(RecordedDecisions::used),
                KnowledgeBase.ENGINE,
                serviceVersion);
    }

    private static Versions.Used used(RuleSetVersion version) {
        return new Versions.Used(version.name(), version.digest());
    }
}
