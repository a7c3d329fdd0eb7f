package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Change.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What differs between two readings of one file, by the kind of the file. */
final class FileDifference {

    private FileDifference() {}

    /** The changes; empty if a file does not parse or is of no kind that we know. */
    static Optional<List<Change>> between(RuleFile before, RuleFile after) {
        if (isModel(after)) {
            return both(
                    XmlElement.read(before),
                    XmlElement.read(after),
                    (old, now) -> ModelDifference.between(after.path(), old, now));
        }
        return both(parts(before), parts(after), PartDifference::between);
    }

    /** What comes or goes with a whole file; nothing if it does not parse. */
    static List<Change> whole(Kind kind, RuleFile file) {
        if (isModel(file)) {
            return XmlElement.read(file)
                    .map(root -> ModelDifference.whole(kind, file.path(), root))
                    .orElse(List.of());
        }
        return parts(file).orElse(List.of()).stream()
                .filter(part -> !part.text().isEmpty())
                .map(part -> part.spot().whole(kind, part.text()))
                .toList();
    }

    private static <T> Optional<List<Change>> both(
            Optional<T> before, Optional<T> after, BiFunction<T, T, List<Change>> compare) {
        return before.flatMap(old -> after.map(now -> compare.apply(old, now)));
    }

    private static boolean isModel(RuleFile file) {
        return file.path().endsWith(".dmn");
    }

    private static Optional<List<FilePart>> parts(RuleFile file) {
        if (file.path().endsWith(".drl")) {
            return DrlParts.of(file);
        }
        return YamlParts.areIn(file) ? YamlParts.of(file) : Optional.empty();
    }
}
