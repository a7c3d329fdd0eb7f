package io.doudi.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * Where something stands in the facts of a request.
 *
 * @param place the names and list indexes that lead there
 * @param position the same as positions in the order of the item definitions and in the lists
 * @param field the names alone, for example {@code incomes.amount}
 */
record Location(FactPlace place, List<Integer> position, String field) {

    static final Comparator<Location> IN_ORDER = (a, b) -> compare(a.position, b.position);

    Location {
        position = List.copyOf(position);
    }

    /** The name of the first level. */
    String group() {
        return place.path().isEmpty() ? "" : place.path().get(0);
    }

    /** Whether this is read to its end before the other begins. */
    boolean endsBefore(Location other) {
        return compare(position, other.position) < 0 && !other.startsWith(this);
    }

    private boolean startsWith(Location above) {
        int depth = above.position.size();
        return depth <= position.size() && position.subList(0, depth).equals(above.position);
    }

    /** Whether the field is the other's, or one that the other's holds. */
    boolean isWithin(Location other) {
        return field.equals(other.field) || field.startsWith(other.field + ".");
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
