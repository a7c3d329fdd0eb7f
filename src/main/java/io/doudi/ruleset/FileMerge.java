package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.List;
import java.util.Map;

/** The text of two edits of one file, by the kind of the file, or why they do not fit. */
record FileMerge(String text, List<Conflict> conflicts) {

    FileMerge {
        conflicts = List.copyOf(conflicts);
    }

    static FileMerge of(Sides<RuleFile> files) {
        String path = files.theirs().orElseThrow().path();
        if (path.endsWith(".dmn")) {
            Sides<XmlElement> roots = files.flatMap(XmlElement::read);
            return roots.isEverywhere() ? ModelMerge.of(path, roots) : clash(files);
        }
        Sides<Map<String, TextPart>> parts = files.flatMap(TextPart::of);
        return parts.isEverywhere() ? TextMerge.of(path, parts) : clash(files);
    }

    /** The edits of a file whose parts we do not know never fit. */
    static FileMerge clash(Sides<RuleFile> files) {
        String path = files.theirs().orElseThrow().path();
        return new FileMerge("", List.of(Conflict.at(Spot.of(path), files.map(RuleFile::content))));
    }
}
