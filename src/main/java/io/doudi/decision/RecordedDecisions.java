package io.doudi.decision;

import static io.doudi.problem.ProblemType.DECISION_NOT_FOUND;
import static io.doudi.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.DecisionService.Made;
import io.doudi.decision.Explanation.Level;
import io.doudi.decision.record.DecisionRecord;
import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Key;
import io.doudi.decision.record.Search;
import io.doudi.decision.record.Versions;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.language.Messages;
import io.doudi.problem.Identifiers;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.RuleSetVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides, puts the decision on record, and finds it again. */
@ApplicationScoped
public class RecordedDecisions {

    private static final int LONGEST_KEY = 200;

    private final DecisionService service;
    private final DecisionRecord record;
    private final RecordContent contents;
    private final String serviceVersion;

    RecordedDecisions(
            DecisionService service,
            DecisionRecord record,
            RecordContent contents,
            @ConfigProperty(name = "quarkus.application.version") String serviceVersion) {
        this.service = service;
        this.record = record;
        this.contents = contents;
        this.serviceVersion = serviceVersion;
    }

    /** A decision that was found, with what the record says about it. */
    public record Found(Entry entry, DecisionRequest request, Decision decision, JsonNode answer) {}

    /**
     * Answers a request. The answer of published rules is on disk before this returns, unless the
     * request wants no record.
     *
     * @param key the caller's key for the request, so that a repetition gets the same decision
     */
    public Decision answer(
            Actor caller, DecisionRequest request, Optional<String> key, Messages messages) {
        if (!request.isRecord()) {
            return service.decide(caller, request, request.getExplain(), messages).decision();
        }
        Optional<Key> used = key.map(text -> key(caller, text, request));
        return used.flatMap(this::earlier)
                .orElseGet(() -> recorded(caller, request, used, messages))
                .at(request.getExplain());
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
                            return found(used.id()).decision();
                        });
    }

    private Decision recorded(
            Actor caller, DecisionRequest request, Optional<Key> key, Messages messages) {
        long start = System.nanoTime();
        Optional<String> reference = request.getCaseReference();
        Made made = service.decide(caller, request, Level.FULL, messages);
        if (!made.official()) {
            return made.decision();
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        Entry entry = entry(caller, request, reference, made, duration, messages);
        if (record.keep(entry, key)) {
            return made.decision().asRecorded();
        }
        return key.flatMap(this::earlier).orElseThrow();
    }

    private Entry entry(
            Actor caller,
            DecisionRequest request,
            Optional<String> reference,
            Made made,
            Duration duration,
            Messages messages) {
        Decision decision = made.decision();
        JsonNode answer = contents.answer(decision);
        return new Entry(
                decision.decisionId(),
                DecisionRecord.decidedAt(decision.decisionId()),
                decision.ruleSet().name(),
                decision.region(),
                decision.decision(),
                decision.asOf(),
                decision.status().name(),
                Verdict.of(decision.outcome()),
                Verdict.amount(decision.outcome()),
                versions(made.versions()),
                made.hits(),
                duration,
                caller.name(),
                reference,
                messages.language(),
                contents.digest(answer),
                contents.content(request, answer));
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

    /** A decision on record, for who may see it: auditors of the region, and who asked for it. */
    public Found find(Actor reader, UUID id) {
        Found found = found(id);
        boolean audits = reader.roles().contains(Role.AUDITORS) || reader.isAdministrator();
        if (!audits && !found.entry().caller().equals(reader.name())) {
            throw notFound(id);
        }
        reader.requireRegion(Optional.of(found.entry().region()));
        return found;
    }

    /** The latest decisions that match. */
    public List<Entry> search(Search search, int most) {
        return record.search(search, most);
    }

    private Found found(UUID id) {
        Entry entry = record.entry(id).orElseThrow(() -> notFound(id));
        RecordContent.Content content = contents.read(entry.content(), id);
        return new Found(entry, content.request(), content.decision(), content.answer());
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(DECISION_NOT_FOUND, "There is no decision %s".formatted(id));
    }
}
