package io.doudi.comparison;

import io.doudi.ruleset.StoredFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A side as it was when the comparison was created, whatever is published, withdrawn or edited
 * since.
 *
 * @param knownAt only what was published by then answers
 * @param version the full name of the version or draft that was named
 * @param draft the files of the draft that was named; empty for a version
 * @param digest over everything that can answer
 */
record FixedSide(
        Side side,
        Instant knownAt,
        Optional<String> version,
        List<StoredFile> draft,
        String digest) {

    FixedSide {
        draft = List.copyOf(draft);
    }
}
