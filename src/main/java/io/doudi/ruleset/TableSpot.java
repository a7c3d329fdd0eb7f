package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a decision table stands in a model.
 *
 * @param model what the model is called
 * @param key its id, or its number if it has none or shares it
 * @param owner the decision or function around it
 */
record TableSpot(String model, XmlElement element, String key, XmlElement owner) {

    private static final String TABLE = "decisionTable";

    /** The tables of a model in its order; none if it cannot be read. */
    static List<TableSpot> in(RuleFile file) {
        List<TableSpot> found = new ArrayList<>();
        XmlElement.read(file).ifPresent(model -> collect(model, found));
        return found;
    }

    /** What the table answers: the name of its owner, and of its result if that has another. */
    String label() {
        String own = ModelPlaces.label(owner);
        return element.attribute("outputLabel")
                .filter(output -> !output.equals(own))
                .map(output -> own + " · " + output)
                .orElse(own);
    }

    private static void collect(XmlElement model, List<TableSpot> found) {
        String name = ModelPlaces.label(model);
        model.children().forEach(owner -> collect(name, owner, owner, found));
    }

    private static void collect(
            String model, XmlElement owner, XmlElement parent, List<TableSpot> found) {
        for (XmlElement child : parent.children()) {
            if (child.name().equals(TABLE)) {
                found.add(new TableSpot(model, child, key(child, found), owner));
            } else {
                collect(model, owner, child, found);
            }
        }
    }

    private static String key(XmlElement table, List<TableSpot> before) {
        Set<String> taken = new HashSet<>();
        before.forEach(spot -> taken.add(spot.key()));
        return table.id().filter(taken::add).orElse("#" + (before.size() + 1));
    }
}
