package io.doudi.decision.shadow;

import io.doudi.decision.Decision;
import io.doudi.decision.shadow.ShadowStore.Count;
import io.doudi.decision.shadow.ShadowStore.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What this node has counted since it told the database last. */
@ApplicationScoped
class Tally {

    private final Map<Cell, Count> counts = new HashMap<>();
    private final Set<Example> examples = new HashSet<>();

    private record Cell(UUID shadow, String decision, Kind kind) {}

    private record Example(UUID shadow, UUID decision) {}

    synchronized void add(ShadowEntity shadow, Decision live, Kind kind, Optional<Decision> other) {
        Count one = new Count(live.decision(), kind, 1, amount(Optional.of(live)), amount(other));
        counts.merge(new Cell(shadow.id, live.decision(), kind), one, Tally::sum);
        if (kind == Kind.DIFFERENT && examples.size() < ShadowStore.MOST_EXAMPLES) {
            examples.add(new Example(shadow.id, live.decisionId()));
        }
    }

    private static BigDecimal amount(Optional<Decision> decision) {
        return decision.flatMap(Decision::amount).orElse(BigDecimal.ZERO);
    }

    private static Count sum(Count a, Count b) {
        return new Count(
                a.decision(),
                a.kind(),
                a.times() + b.times(),
                a.amountBefore().add(b.amountBefore()),
                a.amountAfter().add(b.amountAfter()));
    }

    /**
     * Tells the database, the examples first, so that what is counted has its examples; what it
     * does not take is told the next time.
     */
    synchronized void flush(ShadowStore store) {
        examples.removeIf(
                example -> {
                    store.addExample(example.shadow(), example.decision());
                    return true;
                });
        counts.entrySet()
                .removeIf(
                        cell -> {
                            store.add(cell.getKey().shadow(), cell.getValue());
                            return true;
                        });
    }
}
