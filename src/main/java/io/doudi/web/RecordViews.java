package io.doudi.web;

import io.doudi.decision.Decision.Status;
import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Versions;
import io.doudi.language.Messages;
import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;

/** What the pages of the record ask of its entries. */
@TemplateExtension
final class RecordViews {

    private static final double NANOS = 1_000_000.0;

    private RecordViews() {}

    /**
     * A version that answered.
     *
     * @param layer which of the layers it is, as the messages name them
     */
    record UsedVersion(String layer, String name, String digest) {
        private static UsedVersion of(String layer, Versions.Used used) {
            return new UsedVersion(layer, used.name(), used.digest());
        }
    }

    static String regionIn(Entry entry, Messages messages) {
        return messages.find("region." + entry.region()).orElse(entry.region());
    }

    static String decisionIn(Entry entry, Messages messages) {
        return messages.find("decision." + entry.decision()).orElse(entry.decision());
    }

    /** What the person concerned got, as the messages name it. */
    static String outcomeCode(Entry entry) {
        if (entry.status().equals(Status.UNDETERMINED.name())) {
            return "UNDETERMINED";
        }
        return entry.verdict().map(granted -> granted ? "GRANTED" : "REFUSED").orElse("DECIDED");
    }

    static String milliseconds(Entry entry) {
        return "%.1f".formatted(entry.duration().toNanos() / NANOS);
    }

    /** The versions that answered, the uppermost first. */
    static List<UsedVersion> versionsUsed(Entry entry) {
        List<UsedVersion> all = new ArrayList<>();
        entry.versions().region().ifPresent(used -> all.add(UsedVersion.of("REGION", used)));
        entry.versions().standards().ifPresent(used -> all.add(UsedVersion.of("STANDARDS", used)));
        all.add(UsedVersion.of("BASELINE", entry.versions().baseline()));
        return all;
    }
}
