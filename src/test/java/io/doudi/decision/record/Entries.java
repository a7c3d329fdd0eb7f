package io.doudi.decision.record;

import io.doudi.Sha256;
import io.doudi.decision.record.Versions.Used;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Entries of the record that no decision stands behind. */
final class Entries {

    private Entries() {}

    static Entry entry(String ruleSet, Instant at, String key) {
        return entry(ruleSet, at, key, "content".getBytes(StandardCharsets.UTF_8));
    }

    static Entry entry(String ruleSet, Instant at, String key, byte[] content) {
        return new Entry(
                DecisionRecord.newId(at),
                at,
                ruleSet,
                "SAMPLE",
                "temporaryAssistance",
                LocalDate.of(2005, 1, 1),
                "DECIDED",
                Optional.of(true),
                Optional.of(new BigDecimal("700.10")),
                new Versions(
                        Optional.empty(),
                        new Used("national/2014", "ab"),
                        Optional.empty(),
                        "e",
                        "s"),
                List.of("DZ-TR-01", "row 1"),
                Duration.ofMillis(3),
                "caller",
                Optional.empty(),
                "zh",
                Sha256.of(content),
                content,
                Optional.of(new Key("caller", key, Sha256.of(key))));
    }
}
