package io.doudi.decision.record;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What answered: the versions with their digests, the engine and the service.
 *
 * @param region the region's own rules, if they were in force
 * @param standards the published standards of the region
 */
public record Versions(
        Optional<Used> region,
        Used baseline,
        Optional<Used> standards,
        String engine,
        String service) {

    /** A version of a rule set, for example {@code dazhou/2023}, and its digest. */
    @Schema(name = "RecordedVersion")
    public record Used(String name, String digest) {}

    /** A text that is the same for the same versions only. */
    String key() {
        return Stream.of(
                        region.toString(),
                        baseline.toString(),
                        standards.toString(),
                        engine,
                        service)
                .collect(Collectors.joining("\n"));
    }
}
