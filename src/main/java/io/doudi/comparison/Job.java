package io.doudi.comparison;

import io.doudi.ruleset.CarriedRuleSets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A comparison as it is carried to where there is no database: what stands in {@code job.json}.
 *
 * @param format how the folder is laid out
 * @param exportedAt the moment by which sides answer that name neither a day nor a version
 * @param request without the cases
 * @param inputsDigest SHA-256 over request, rules and cases, as the comparison has it
 * @param size how many cases there are
 * @param chunk how many of them are put through together
 * @param ruleSets everything that can answer
 * @param distrusted decisions that the engine makes, by what they are compiled from
 * @param cases the SHA-256 of each file of cases
 */
record Job(
        int format,
        UUID comparison,
        Instant exportedAt,
        ComparisonRequest request,
        List<FixedSide> sides,
        String inputsDigest,
        String casesDigest,
        long size,
        int chunk,
        CarriedRuleSets ruleSets,
        Map<String, Set<String>> distrusted,
        List<String> cases) {

    static final int FORMAT = 1;

    static final String FILE = "job.json";

    Job {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(ruleSets, "ruleSets");
        distrusted = Map.copyOf(distrusted);
        sides = List.copyOf(sides);
        cases = List.copyOf(cases);
    }

    /** The file of a chunk of cases, by its number from 0. */
    static String cases(int chunk) {
        return "cases/%05d.ndjson.gz".formatted(chunk);
    }

    /** The text of a file of rules. */
    static String rules(String digest) {
        return "rule-sets/" + digest;
    }

    /** The file of what came out of a chunk. */
    static String results(int chunk) {
        return "results/%05d.ndjson.gz".formatted(chunk);
    }

    /** How its cases are divided. */
    Chunks chunks() {
        return new Chunks(size, chunk);
    }
}
