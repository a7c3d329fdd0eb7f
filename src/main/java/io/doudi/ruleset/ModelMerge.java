package io.doudi.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Merges two edits of a DMN model element by element. Their text is kept; my changes are written
 * into it.
 */
final class ModelMerge {

    private final List<Conflict> conflicts = new ArrayList<>();

    private ModelMerge() {}

    static FileMerge of(String path, Sides<XmlElement> roots) {
        ModelMerge merge = new ModelMerge();
        XmlElement theirs = roots.theirs().orElseThrow();
        Spot spot = ModelPlaces.root(path, theirs);
        merge.requireOneVersion(spot, roots);
        String whole = theirs.source().file();
        String text =
                whole.substring(0, theirs.source().start())
                        + merge.merged(roots, MergePlace.root(spot))
                        + whole.substring(theirs.source().end());
        return new FileMerge(text, merge.conflicts);
    }

    /** Parts of one version of DMN mean nothing in a model of another. */
    private void requireOneVersion(Spot spot, Sides<XmlElement> roots) {
        Sides<String> versions = roots.map(XmlElement::namespace);
        if (!versions.mine().equals(versions.theirs())) {
            conflicts.add(Conflict.at(spot.within("xmlns"), versions));
        }
    }

    /** The text of an element that may have come or gone on either side. */
    private String merged(Sides<XmlElement> sides, MergePlace place) {
        Sides<String> meanings = sides.map(XmlElement::meaning);
        if (meanings.keepsTheirs()) {
            return kept(sides);
        }
        if (sides.isEverywhere() && hasOneName(sides)) {
            return mergedParts(sides, place);
        }
        return meanings.takesMine() ? mine(sides, place) : clash(sides, place);
    }

    private static boolean hasOneName(Sides<XmlElement> sides) {
        Sides<String> names = sides.map(XmlElement::name);
        return names.mine().equals(names.theirs()) && names.mine().equals(names.base());
    }

    private static String kept(Sides<XmlElement> sides) {
        return sides.theirs().map(one -> one.source().text()).orElse("");
    }

    private static String mine(Sides<XmlElement> sides, MergePlace place) {
        return sides.mine().map(place::written).orElse("");
    }

    /** A drawing follows me; what is gone for one of us stays gone there. */
    private String clash(Sides<XmlElement> sides, MergePlace place) {
        if (place.isDrawing()) {
            return sides.theirs().isPresent() || sides.base().isEmpty() ? mine(sides, place) : "";
        }
        conflicts.add(Conflict.at(place.spot(), sides.map(ModelDifference::summary)));
        return kept(sides);
    }

    private String mergedParts(Sides<XmlElement> sides, MergePlace place) {
        if (TableColumns.clash(sides)) {
            return clash(sides, place);
        }
        Sides<Map<String, XmlElement>> children = ModelKeys.children(sides, place.parents());
        String start = startTag(sides, place);
        boolean isLeaf =
                sides.map(one -> one.children().isEmpty()).equals(Sides.of(true, true, true));
        String content = isLeaf ? text(sides, place) : content(sides, children, place);
        return Tag.joined(sides.theirs().orElseThrow().source(), start, content);
    }

    private String text(Sides<XmlElement> sides, MergePlace place) {
        Sides<String> texts = sides.map(XmlElement::normalText);
        XmlElement chosen = (texts.keepsTheirs() ? sides.theirs() : sides.mine()).orElseThrow();
        boolean hasPrefix = !texts.keepsTheirs() && chosen.text().startsWith("{");
        if (texts.keepsTheirs() || texts.takesMine() && !hasPrefix) {
            return chosen.source().content();
        }
        return told(place, sides.map(one -> one.text().strip()), chosen.source().content());
    }

    /** My text, in a drawing silently. */
    private String told(MergePlace place, Sides<String> texts, String mine) {
        if (!place.isDrawing()) {
            conflicts.add(Conflict.at(place.spot(), texts));
        }
        return mine;
    }

    private String startTag(Sides<XmlElement> sides, MergePlace place) {
        Set<String> names = new TreeSet<>(sides.mine().orElseThrow().attributes().keySet());
        names.addAll(sides.theirs().orElseThrow().attributes().keySet());
        String tag = sides.theirs().orElseThrow().source().startTag();
        for (String name : names) {
            Sides<String> values =
                    sides.flatMap(one -> Optional.ofNullable(one.attributes().get(name)));
            if (!values.keepsTheirs()) {
                tag = withMine(tag, name, values, place);
            }
        }
        return tag;
    }

    private String withMine(String tag, String name, Sides<String> values, MergePlace place) {
        boolean isPlain = !name.startsWith("{") && !values.mine().orElse("").startsWith("{");
        if (values.takesMine() && isPlain || place.isDrawing()) {
            return Tag.with(tag, name, values.mine());
        }
        conflicts.add(Conflict.at(place.spot().within(name), values));
        return tag;
    }

    private String content(
            Sides<XmlElement> sides, Sides<Map<String, XmlElement>> children, MergePlace place) {
        requireOneText(sides, place);
        requireOneName(sides, children, place);
        boolean isOrdered = !sides.theirs().orElseThrow().isUnordered();
        Optional<List<String>> order =
                Weave.of(children, isOrdered && !place.isDrawing(), ModelKeys::kind);
        if (order.isEmpty()) {
            conflicts.add(
                    Conflict.at(
                            place.spot(), children.map(map -> String.join("\n", map.keySet()))));
        }
        StringBuilder content = new StringBuilder();
        for (String key : order.orElse(List.of())) {
            Sides<XmlElement> child = Sides.of(key, children);
            String text =
                    child.map(XmlElement::meaning).keepsTheirs()
                            ? kept(child)
                            : merged(child, place.inside(sides, child));
            content.append(text.isEmpty() ? "" : gap(sides, child) + text);
        }
        return content + tail(sides);
    }

    /** Text between elements says nothing in DMN; if it does, nobody may lose it. */
    private void requireOneText(Sides<XmlElement> sides, MergePlace place) {
        Sides<String> texts = sides.map(XmlElement::normalText);
        if (!texts.keepsTheirs()) {
            conflicts.add(Conflict.at(place.spot(), texts));
        }
    }

    private void requireOneName(
            Sides<XmlElement> sides, Sides<Map<String, XmlElement>> children, MergePlace place) {
        if (!place.isDrawing()) {
            new Renames<>(children, ModelDifference::summary)
                    .clashes()
                    .forEach(child -> clash(child, place.inside(sides, child)));
        }
    }

    /** What stands before a child: white space and comments. */
    private static String gap(Sides<XmlElement> sides, Sides<XmlElement> child) {
        return child.theirs()
                .map(one -> gap(sides.theirs().orElseThrow(), one))
                .or(() -> child.mine().map(one -> gap(sides.mine().orElseThrow(), one)))
                .orElse("");
    }

    private static String gap(XmlElement parent, XmlElement child) {
        int start = parent.source().inner();
        for (XmlElement sibling : parent.children()) {
            if (sibling == child) {
                break;
            }
            start = sibling.source().end();
        }
        return parent.source().file().substring(start, child.source().start());
    }

    private static String tail(Sides<XmlElement> sides) {
        XmlElement theirs = sides.theirs().orElseThrow();
        return tail(theirs.children().isEmpty() ? sides.mine().orElseThrow() : theirs);
    }

    private static String tail(XmlElement parent) {
        int start = parent.source().inner();
        for (XmlElement child : parent.children()) {
            start = child.source().end();
        }
        return parent.source().file().substring(start, parent.source().innerEnd());
    }
}
