package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The facts of a question with some of them changed; what is not changed is shared.
 *
 * @param root all facts
 * @param changes the new values by place
 */
record Variant(Fact root, Map<FactPlace, JsonNode> changes) {

    static Variant unchanged(Fact root) {
        return new Variant(root, Map.of());
    }

    /** The same facts with one value at some places. */
    Variant with(List<FactPlace> places, JsonNode value) {
        Map<FactPlace, JsonNode> all = new HashMap<>(changes);
        Fact changed = root;
        for (FactPlace place : places) {
            all.put(place, value);
            changed = (Fact) set(changed, place.path(), value);
        }
        return new Variant(changed, all);
    }

    /** The same facts without those at some places, which only a change has put there. */
    Variant without(List<FactPlace> places) {
        Map<FactPlace, JsonNode> all = new HashMap<>(changes);
        Fact changed = root;
        for (FactPlace place : places) {
            all.remove(place);
            changed = (Fact) set(changed, place.path(), null);
        }
        return new Variant(changed, all);
    }

    private static Object set(Object owner, List<String> path, JsonNode value) {
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (owner instanceof Fact fact) {
            Object changed =
                    rest.isEmpty() ? read(fact, step, value) : set(fact.peek(step), rest, value);
            return fact.with(step, changed);
        }
        List<Object> list = new ArrayList<>((List<?>) owner);
        int at = Integer.parseInt(step);
        list.set(at, set(list.get(at), rest, value));
        return list;
    }

    private static Object read(Fact fact, String name, JsonNode value) {
        return value == null ? null : fact.kind(name).read(value, fact.noted());
    }

    /** The number of a place. */
    int number(FactPlace place) {
        Object owner = root;
        for (String step : place.path().subList(0, place.path().size() - 1)) {
            owner =
                    owner instanceof Fact fact
                            ? fact.peek(step)
                            : ((List<?>) owner).get(Integer.parseInt(step));
        }
        return ((Fact) owner).number(place.name());
    }

    /** Whether a place is among those that were read; an input as a whole always counts as read. */
    boolean isRead(FactPlace place, BitSet reads) {
        return place.path().size() == 1 || reads.get(number(place));
    }

    /** The places where other facts of the same question differ. */
    Set<FactPlace> differences(Variant other) {
        Set<FactPlace> places = new HashSet<>(changes.keySet());
        places.addAll(other.changes.keySet());
        places.removeIf(place -> Objects.equals(changes.get(place), other.changes.get(place)));
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Variant variant && changes.equals(variant.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }
}
