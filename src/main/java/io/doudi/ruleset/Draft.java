package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule set that is being written, as it is at one moment.
 *
 * @param version the name of the version that it wants to become
 * @param basedOn the version that it was made from, for example {@code dazhou/2023}
 * @param contributors everybody who had a hand in it; none of them can approve it
 * @param note why the rules change; given when it is submitted
 * @param digest the digest that it will have once it is published as it is
 * @param files its files; the digest of each is its entity tag
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Draft(
        String ruleSet,
        String version,
        DraftState state,
        Optional<String> basedOn,
        String createdBy,
        Instant createdAt,
        List<String> contributors,
        Optional<ChangeNote> note,
        Optional<String> approvedBy,
        Optional<String> rejectedReason,
        String digest,
        List<StoredFile> files) {

    public Draft {
        contributors = List.copyOf(contributors);
        files = List.copyOf(files);
    }

    /** One of its files; empty if there is none of that path. */
    public Optional<StoredFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The name in answers and paths, for example {@code dazhou/2023.1}. */
    public String name() {
        return ruleSet + "/" + version;
    }
}
