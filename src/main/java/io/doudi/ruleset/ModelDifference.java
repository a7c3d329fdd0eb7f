package io.doudi.ruleset;

import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import io.doudi.ruleset.Pairing.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two DMN models. Walks both trees; what has no subject of its own is told as
 * {@link Subject#OTHER}, so that nothing is left out.
 */
final class ModelDifference {

    private static final String TABLE = "decisionTable";

    private final List<Change> changes = new ArrayList<>();

    private ModelDifference() {}

    static List<Change> between(String file, XmlElement before, XmlElement after) {
        ModelDifference difference = new ModelDifference();
        Spot spot = ModelPlaces.root(file, after);
        if (!before.namespace().equals(after.namespace())) {
            difference.add(spot.within("xmlns").changed(before.namespace(), after.namespace()));
        }
        if (!before.name().equals(after.name())) {
            difference.add(spot.changed(before.name(), after.name()));
        }
        difference.compare(before, after, spot);
        return difference.changes;
    }

    /** What came or went with a whole model. */
    static List<Change> whole(Kind kind, String file, XmlElement root) {
        ModelDifference difference = new ModelDifference();
        Spot spot = ModelPlaces.root(file, root);
        root.children().stream()
                .filter(child -> ModelPlaces.OWN_SUBJECTS.contains(child.name()))
                .forEach(child -> difference.whole(kind, root, child, spot));
        return difference.changes;
    }

    void add(Change change) {
        changes.add(change);
    }

    void compare(XmlElement before, XmlElement after, Spot spot) {
        compare(before, after, spot, Set.of());
    }

    void compare(XmlElement before, XmlElement after, Spot spot, Set<String> ignored) {
        if (before.meaning().equals(after.meaning())) {
            return;
        }
        if (after.name().equals(TABLE)) {
            new TableDifference(this, before, after, spot).compare();
            return;
        }
        compareAttributes(before, after, spot, ignored);
        if (!before.normalText().equals(after.normalText())) {
            add(spot.changed(before.text().strip(), after.text().strip()));
        }
        compareDiagrams(before, after, spot);
        compareChildren(before, after, spot, Set.of());
    }

    void compareAttributes(XmlElement before, XmlElement after, Spot spot, Set<String> ignored) {
        Set<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        names.removeAll(ignored);
        for (String name : names) {
            String old = before.attributes().getOrDefault(name, "");
            String now = after.attributes().getOrDefault(name, "");
            if (!old.equals(now)) {
                Spot place = name.equals("id") ? spot.as(Subject.IDENTIFIER) : spot;
                add(place.within(name).changed(old, now));
            }
        }
    }

    /** Compares the children whose names are not ignored. */
    void compareChildren(XmlElement before, XmlElement after, Spot spot, Set<String> ignored) {
        compareLists(told(before, ignored), told(after, ignored), after, spot);
    }

    void compareLists(
            List<XmlElement> before, List<XmlElement> after, XmlElement parent, Spot spot) {
        Pairing<XmlElement> pairing = pairing(before, after);
        for (Pair<XmlElement> pair : pairing.pairs()) {
            compare(pair.before(), pair.after(), ModelPlaces.inside(spot, parent, pair.after()));
        }
        pairing.unpairedBefore().forEach(i -> whole(Kind.REMOVED, parent, before.get(i), spot));
        pairing.unpairedAfter().forEach(i -> whole(Kind.ADDED, parent, after.get(i), spot));
        if (!parent.isUnordered()) {
            pairing.moved(ModelPlaces::isOrdered).forEach(pair -> moved(pair, parent, spot));
        }
    }

    private void moved(Pair<XmlElement> pair, XmlElement parent, Spot spot) {
        String from = String.valueOf(pair.positionBefore() + 1);
        String to = String.valueOf(pair.positionAfter() + 1);
        add(ModelPlaces.inside(spot, parent, pair.after()).moved(from, to));
    }

    private static Pairing<XmlElement> pairing(List<XmlElement> before, List<XmlElement> after) {
        return new Pairing<>(before, after)
                .by(one -> one.id().map(id -> List.of(one.name(), id)))
                .by(one -> ModelPlaces.naming(one).map(name -> List.of(one.name(), name)))
                .by(one -> Optional.of(one.meaning()))
                .by(one -> ModelPlaces.naming(one).isPresent() ? Optional.empty() : name(one));
    }

    private static Optional<String> name(XmlElement element) {
        return Optional.of(element.name());
    }

    private static List<XmlElement> told(XmlElement parent, Set<String> ignored) {
        return parent.children().stream()
                .filter(child -> !ignored.contains(child.name()) && !child.isDiagram())
                .toList();
    }

    private void compareDiagrams(XmlElement before, XmlElement after, Spot spot) {
        if (!diagrams(before).equals(diagrams(after))) {
            add(Spot.of(spot.file()).as(Subject.DIAGRAM).change(Kind.CHANGED));
        }
    }

    private static List<String> diagrams(XmlElement element) {
        return element.children().stream()
                .filter(XmlElement::isDiagram)
                .map(XmlElement::meaning)
                .toList();
    }

    /** A part that came or went: one change for itself, then its tables, rows and formulas. */
    private void whole(Kind kind, XmlElement parent, XmlElement element, Spot outside) {
        Spot spot = ModelPlaces.inside(outside, parent, element);
        int known = changes.size();
        if (ModelPlaces.OWN_SUBJECTS.contains(element.name())) {
            add(spot.whole(kind, spot.subject() == Subject.TYPE ? summary(element) : ""));
        }
        contents(kind, element, spot);
        if (changes.size() == known) {
            add(spot.whole(kind, summary(element)));
        }
    }

    private void contents(Kind kind, XmlElement element, Spot spot) {
        if (element.name().equals(TABLE)) {
            add(spot.whole(kind, ""));
            ModelTable.of(element)
                    .rows()
                    .forEach(row -> add(TableDifference.whole(kind, row, spot)));
            return;
        }
        if (element.name().equals("literalExpression")) {
            add(spot.whole(kind, element.textOf("text")));
            return;
        }
        for (XmlElement child : element.children()) {
            contents(kind, child, ModelPlaces.inside(spot, element, child));
        }
    }

    /** What a small part says, in one line. */
    static String summary(XmlElement element) {
        Stream<String> values =
                element.attributes().entrySet().stream()
                        .filter(one -> !one.getKey().equals("id"))
                        .map(one -> one.getValue());
        Stream<String> parts = element.children().stream().map(ModelDifference::summary);
        return Stream.of(values, Stream.of(element.text().strip()), parts)
                .flatMap(texts -> texts)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
