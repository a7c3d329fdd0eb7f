package io.doudi.ruleset;

import io.doudi.ruleset.Change.Column;
import io.doudi.ruleset.Change.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where in a model two edits are merged.
 *
 * @param isDrawing whether it is only about where things are drawn
 * @param parents the elements around it
 */
record MergePlace(Spot spot, boolean isDrawing, Sides<XmlElement> parents) {

    static MergePlace root(Spot spot) {
        return new MergePlace(
                spot, false, new Sides<>(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The place of a child. */
    MergePlace inside(Sides<XmlElement> elements, Sides<XmlElement> children) {
        XmlElement parent = elements.theirs().orElseThrow();
        XmlElement child = one(children);
        Spot place = ModelPlaces.inside(spot, parent, child);
        if (ModelTable.isRow(child)) {
            place = spot.at(new Row(child.id().orElse(""), Optional.empty(), Optional.empty()));
        } else if (ModelTable.CELL_NAMES.contains(child.name())) {
            place = spot.at(column(one(parents), parent, child));
        }
        return new MergePlace(place, isDrawing || child.isDiagram(), elements);
    }

    /** My element as it can stand in their file, whose prefixes may mean something else. */
    String written(XmlElement mine) {
        Map<String, String> theirs =
                parents.theirs().map(parent -> parent.source().namespaces()).orElse(Map.of());
        return Tag.withNamespaces(mine.source(), theirs);
    }

    private static XmlElement one(Sides<XmlElement> sides) {
        return sides.theirs().or(sides::mine).or(sides::base).orElseThrow();
    }

    private static Column column(XmlElement table, XmlElement row, XmlElement cell) {
        List<XmlElement> cells = row.children(Set.of(cell.name()));
        String label =
                table.children(Set.of(ModelTable.columnOf(cell))).stream()
                        .skip(Math.max(0, cells.indexOf(cell)))
                        .findFirst()
                        .map(ModelPlaces::label)
                        .orElse(cell.name());
        return new Column(label, Optional.empty(), Optional.empty());
    }
}
