package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a decision table stands in a model.
 *
 * @param key its id, or its number if it has none or shares it
 * @param owner the label of the decision or function around it
 * @param title its own label, or the labels around it
 */
record TableSpot(XmlElement element, String key, String owner, String title) {

    private static final String TABLE = "decisionTable";

    /** The tables of a model in its order; none if it cannot be read. */
    static List<TableSpot> in(RuleFile model) {
        List<TableSpot> found = new ArrayList<>();
        XmlElement.read(model).ifPresent(root -> collect(root, spot(model, root), "", found));
        return found;
    }

    private static Spot spot(RuleFile model, XmlElement root) {
        return ModelPlaces.root(model.path(), root);
    }

    private static void collect(
            XmlElement parent, Spot place, String owner, List<TableSpot> found) {
        for (XmlElement child : parent.children()) {
            Spot inside = ModelPlaces.inside(place, parent, child);
            String label = owner.isEmpty() ? ModelPlaces.label(child) : owner;
            if (child.name().equals(TABLE)) {
                found.add(new TableSpot(child, key(child, found), owner, title(inside)));
            } else {
                collect(child, inside, label, found);
            }
        }
    }

    private static String title(Spot spot) {
        return spot.element().map(Change.Element::label).orElse("");
    }

    private static String key(XmlElement table, List<TableSpot> before) {
        Set<String> taken = new HashSet<>();
        before.forEach(spot -> taken.add(spot.key()));
        return table.id().filter(taken::add).orElse("#" + (before.size() + 1));
    }
}
