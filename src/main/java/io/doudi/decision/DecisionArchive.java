package io.doudi.decision;

import static io.doudi.problem.ProblemType.DECISION_NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.access.Actor;
import io.doudi.decision.record.DecisionRecord;
import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Search;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds decisions on record again, for who may see them. */
@ApplicationScoped
public class DecisionArchive {

    private final DecisionRecord record;
    private final RecordContent contents;

    DecisionArchive(DecisionRecord record, RecordContent contents) {
        this.record = record;
        this.contents = contents;
    }

    /** A decision that was found, with what the record says about it. */
    public record Found(Entry entry, DecisionRequest request, Decision decision, JsonNode answer) {

        /** By which a third party can check a document about it. */
        public String verificationCode() {
            return VerificationCode.of(entry);
        }
    }

    /** A decision on record, for who may see it: auditors of the region, and who asked for it. */
    public Found find(Actor reader, UUID id) {
        Found found = found(id);
        boolean audits = reader.audits();
        if (!audits && !found.entry().caller().equals(reader.name())) {
            throw notFound(id);
        }
        reader.requireRegion(Optional.of(found.entry().region()));
        return found;
    }

    /** What the record says about a decision, for who has the code on its document. */
    Optional<Entry> verified(UUID id, String code) {
        return record.entry(id).filter(entry -> VerificationCode.matches(entry, code));
    }

    /** The latest decisions that match. */
    public List<Entry> search(Search search, int most) {
        return record.search(search, most);
    }

    /** The ids of the latest decisions of a region and time, the oldest of them first. */
    public List<UUID> ids(
            String region, Collection<String> decisions, Instant from, Instant to, int most) {
        return record.ids(region, decisions, from, to, most);
    }

    /** A decision on record, for the service itself. */
    public Found found(UUID id) {
        return read(record.entry(id).orElseThrow(() -> notFound(id)));
    }

    /** What an entry holds. */
    Found read(Entry entry) {
        RecordContent.Content content = contents.read(entry.content(), entry.id());
        return new Found(entry, content.request(), content.decision(), content.answer());
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(DECISION_NOT_FOUND, "There is no decision %s".formatted(id));
    }
}
