package io.doudi.decision.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.Sha256;
import io.doudi.decision.record.Effects.Effect;
import io.doudi.decision.record.Versions.Used;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What decisions came to before and after a publication, and whether that is more than chance. */
@QuarkusTest
class EffectsTest {

    private static final Instant PUBLISHED = Instant.parse("2025-03-01T00:00:00Z");

    @Inject DecisionRecord record;
    @Inject Effects effects;

    private static Entry entry(
            String region, String version, Instant at, boolean granted, int yuan) {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        return new Entry(
                DecisionRecord.newId(at),
                at,
                "effects",
                region,
                "subsistenceEligibility",
                LocalDate.of(2025, 1, 1),
                "DECIDED",
                Optional.of(granted),
                granted ? Optional.of(BigDecimal.valueOf(yuan)) : Optional.empty(),
                new Versions(
                        Optional.of(new Used(version, "ab")),
                        new Used("national/2014", "ab"),
                        Optional.empty(),
                        "e",
                        "s"),
                List.of("row 1"),
                Duration.ofMillis(3),
                "caller",
                Optional.empty(),
                "zh",
                Sha256.of(content),
                content,
                Optional.empty());
    }

    /** Of a hundred decisions so many are for the person, with amounts around a mean. */
    private void decide(String region, String version, Instant from, int granted, int mean) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Instant at = from.plus(Duration.ofHours(i));
            entries.add(entry(region, version, at, i < granted, mean + i % 11 - 5));
        }
        record.keep(entries);
    }

    private Effect effect(String region, String version) {
        return effects.of(version, PUBLISHED, Optional.of(Set.of(region))).get(0);
    }

    @Test
    void tellsWhatMoved() {
        decide("MOVED", "moved/1", PUBLISHED.minus(Duration.ofDays(30)), 80, 700);
        decide("MOVED", "moved/1", PUBLISHED.minus(Duration.ofDays(400)), 1, 9);
        decide("MOVED", "moved/1", PUBLISHED.plus(Duration.ofDays(1)), 1, 9);
        decide("MOVED", "moved/2", PUBLISHED.plus(Duration.ofDays(1)), 55, 750);
        decide("ELSEWHERE", "moved/2", PUBLISHED.plus(Duration.ofDays(1)), 1, 9);
        Effect effect = effect("MOVED", "moved/2");
        assertThat(effect.before().granted()).isEqualTo(80);
        assertThat(effect.before().approvalRate()).hasValue(new BigDecimal("0.8000"));
        assertThat(effect.before().meanAmount().orElseThrow())
                .isBetween(new BigDecimal("699"), new BigDecimal("701"));
        assertThat(effect.after().approvalRate()).hasValue(new BigDecimal("0.5500"));
        assertThat(effect.approvalRateMoved()).isTrue();
        assertThat(effect.meanAmountMoved()).isTrue();
        assertThat(effects.of("moved/2", PUBLISHED, Optional.empty())).hasSize(2);
    }

    @Test
    void staysCalmOverChanceAndTrifles() {
        decide("CALM", "calm/1", PUBLISHED.minus(Duration.ofDays(30)), 80, 700);
        decide("CALM", "calm/2", PUBLISHED.plus(Duration.ofDays(1)), 72, 710);
        Effect effect = effect("CALM", "calm/2");
        assertThat(effect.before().amounts()).isEqualTo(80);
        assertThat(effect.approvalRateMoved()).as("no more than chance").isFalse();
        assertThat(effect.meanAmountMoved()).as("less than a twentieth").isFalse();
    }

    @Test
    void saysNothingOfFewCases() {
        record.keep(
                List.of(
                        entry("FEW", "few/1", PUBLISHED.minus(Duration.ofDays(1)), true, 700),
                        entry("FEW", "few/2", PUBLISHED.plus(Duration.ofDays(1)), false, 0)));
        Effect effect = effect("FEW", "few/2");
        assertThat(effect.before().granted()).isEqualTo(1);
        assertThat(effect.isAlarming()).isFalse();
    }

    @Test
    void countsWhatIsNewAgainstNothing() {
        decide("NEW", "new/1", PUBLISHED.plus(Duration.ofDays(1)), 80, 700);
        Effect effect = effect("NEW", "new/1");
        assertThat(effect.before().approvalRate()).isEmpty();
        assertThat(effect.isAlarming()).isFalse();
    }
}
