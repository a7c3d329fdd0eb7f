package io.doudi.ruleset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The order of the parts of two edits of one list. It is their order, with my parts behind those
 * that they follow in mine; if only I moved parts, it is mine. Where a new part belongs among parts
 * that the other moved, nobody but its author knows.
 */
final class Weave {

    private final Set<String> known;
    private final Function<String, String> kind;
    private final List<String> woven;

    private Weave(Set<String> known, List<String> order, Function<String, String> kind) {
        this.known = known;
        this.kind = kind;
        this.woven = new ArrayList<>(order);
    }

    /**
     * All parts of both, also those that one of them removed; empty if one moved parts and the
     * other moved or added some.
     *
     * @param parts by key, in their order
     * @param isOrdered whether to move a part is to change something
     * @param kind what only stands together with its like
     */
    static Optional<List<String>> of(
            Sides<? extends Map<String, ?>> parts,
            boolean isOrdered,
            Function<String, String> kind) {
        List<String> mine = List.copyOf(parts.mine().orElseThrow().keySet());
        List<String> theirs = List.copyOf(parts.theirs().orElseThrow().keySet());
        Set<String> base = parts.base().orElseThrow().keySet();
        Set<String> common = new HashSet<>(base);
        common.retainAll(mine);
        common.retainAll(theirs);
        Sides<List<String>> orders =
                Sides.of(only(common, base), only(common, mine), only(common, theirs));
        boolean haveMineMoved = !orders.keepsTheirs();
        boolean haveTheirsMoved = !orders.takesMine() && !orders.mine().equals(orders.theirs());
        boolean isUnclear =
                haveMineMoved && (haveTheirsMoved || !base.containsAll(theirs))
                        || haveTheirsMoved && !base.containsAll(mine);
        if (isOrdered && isUnclear) {
            return Optional.empty();
        }
        return Optional.of(
                isOrdered && haveMineMoved
                        ? new Weave(base, mine, kind).with(theirs)
                        : new Weave(base, theirs, kind).with(mine));
    }

    private static List<String> only(Set<String> wanted, Iterable<String> keys) {
        List<String> found = new ArrayList<>();
        keys.forEach(
                key -> {
                    if (wanted.contains(key)) {
                        found.add(key);
                    }
                });
        return found;
    }

    private List<String> with(List<String> others) {
        Set<String> present = new HashSet<>(woven);
        Optional<String> previous = Optional.empty();
        for (String key : others) {
            if (present.add(key)) {
                woven.add(place(key, previous), key);
            }
            previous = Optional.of(key);
        }
        return List.copyOf(woven);
    }

    /** Behind the one that it follows, and behind what the other added there. */
    private int place(String key, Optional<String> previous) {
        int place = previous.map(woven::indexOf).orElse(-1) + 1;
        while (place < woven.size() && isAddedLike(woven.get(place), key, previous)) {
            place++;
        }
        return place;
    }

    private boolean isAddedLike(String other, String key, Optional<String> previous) {
        String itsKind = kind.apply(other);
        return !known.contains(other)
                && (itsKind.equals(kind.apply(key))
                        || previous.map(kind).equals(Optional.of(itsKind)));
    }
}
