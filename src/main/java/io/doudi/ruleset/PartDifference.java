package io.doudi.ruleset;

import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import io.doudi.ruleset.FilePart.Value;
import io.doudi.ruleset.Pairing.Pair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What differs between the parts of two text files: rules, cases, clauses and fields. */
final class PartDifference {

    private PartDifference() {}

    static List<Change> between(List<FilePart> before, List<FilePart> after) {
        List<Change> changes = new ArrayList<>();
        Pairing<FilePart> pairing =
                new Pairing<>(before, after)
                        .by(part -> Optional.of(part.name()))
                        .by(FilePart::withoutName);
        pairing.pairs().forEach(pair -> compare(pair, changes));
        pairing.moved(PartDifference::isOrdered).forEach(pair -> changes.add(moved(pair)));
        pairing.unpairedBefore().forEach(i -> changes.add(whole(Kind.REMOVED, before.get(i))));
        pairing.unpairedAfter().forEach(i -> changes.add(whole(Kind.ADDED, after.get(i))));
        return changes;
    }

    /** Rules fire in the order of their file; the order of cases and clauses says nothing. */
    private static boolean isOrdered(FilePart part) {
        return part.spot().subject() == Subject.RULE;
    }

    private static Change moved(Pair<FilePart> pair) {
        return pair.after()
                .spot()
                .moved(
                        String.valueOf(pair.positionBefore() + 1),
                        String.valueOf(pair.positionAfter() + 1));
    }

    private static Change whole(Kind kind, FilePart part) {
        return part.spot().whole(kind, part.text());
    }

    private static void compare(Pair<FilePart> pair, List<Change> changes) {
        Set<List<String>> paths = new LinkedHashSet<>(pair.before().fields().keySet());
        paths.addAll(pair.after().fields().keySet());
        for (List<String> path : paths) {
            Spot spot = pair.after().spot();
            for (String step : path) {
                spot = spot.within(step);
            }
            compare(
                    Optional.ofNullable(pair.before().fields().get(path)),
                    Optional.ofNullable(pair.after().fields().get(path)),
                    spot,
                    changes);
        }
    }

    private static void compare(
            Optional<Value> before, Optional<Value> after, Spot spot, List<Change> changes) {
        if (before.isEmpty()) {
            after.ifPresent(value -> changes.add(spot.whole(Kind.ADDED, value.text())));
        } else if (after.isEmpty()) {
            changes.add(spot.whole(Kind.REMOVED, before.get().text()));
        } else if (!before.get().meaning().equals(after.get().meaning())) {
            changes.add(changed(before.get(), after.get(), spot));
        }
    }

    /** A number that became a text reads the same; then the way of writing tells. */
    private static Change changed(Value before, Value after, Spot spot) {
        return before.text().equals(after.text())
                ? spot.changed(before.meaning(), after.meaning())
                : spot.changed(before.text(), after.text());
    }
}
