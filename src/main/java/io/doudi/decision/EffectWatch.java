package io.doudi.decision;

import io.doudi.decision.record.Effects;
import io.doudi.decision.record.Effects.Effect;
import io.doudi.decision.record.Effects.Side;
import io.doudi.problem.FailureLog;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Raises the alarm when decisions move after a publication: a line in the log, once, and the metric
 * {@code doudi.effect.moved}.
 */
@ApplicationScoped
class EffectWatch {

    private final Effects effects;
    private final LiveRuleSets live;
    private final InstantSource clock;
    private final MultiGauge moved;
    private final Set<String> told = new HashSet<>();

    EffectWatch(Effects effects, LiveRuleSets live, InstantSource clock, MeterRegistry registry) {
        this.effects = effects;
        this.live = live;
        this.clock = clock;
        moved =
                MultiGauge.builder("doudi.effect.moved")
                        .description(
                                "1 for a version after whose publication approval rate or mean"
                                        + " amount moved")
                        .register(registry);
    }

    /** Looks at what was published in the last weeks. */
    @Scheduled(every = "{doudi.statistics.every:1h}")
    synchronized void look() {
        try {
            List<Row<?>> rows = new ArrayList<>();
            for (RuleSetVersion version : live.current().all()) {
                if (version.publishedAt().plus(Effects.WINDOW).isAfter(clock.instant())) {
                    effects.of(version.name(), version.publishedAt(), Optional.empty()).stream()
                            .filter(Effect::isAlarming)
                            .forEach(effect -> rows.add(alarm(version.name(), effect)));
                }
            }
            moved.register(rows, true);
        } catch (RuntimeException e) {
            FailureLog.add(e);
        }
    }

    private Row<?> alarm(String version, Effect effect) {
        if (told.add(version + effect.region() + effect.decision())) {
            Log.warnf(
                    "Since %s was published, %s in %s has moved: %s before, %s after",
                    version,
                    effect.decision(),
                    effect.region(),
                    text(effect.before()),
                    text(effect.after()));
        }
        return Row.of(
                Tags.of(
                        "version", version,
                        "region", effect.region(),
                        "decision", effect.decision()),
                1);
    }

    private static String text(Side side) {
        return "approval rate %s, mean amount %s"
                .formatted(
                        side.approvalRate().map(Object::toString).orElse("none"),
                        side.meanAmount().map(Object::toString).orElse("none"));
    }
}
