package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs between two versions or drafts of a rule set, cell by cell, file by file. */
public record Difference(List<Change> changes) {

    public Difference {
        changes = List.copyOf(changes);
    }

    /** Compares what the files mean; how they are written and formatted does not count. */
    public static Difference between(List<RuleFile> before, List<RuleFile> after) {
        Map<String, RuleFile> old = byPath(before);
        Map<String, RuleFile> now = byPath(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        return new Difference(
                paths.stream().flatMap(path -> changes(path, old, now).stream()).toList());
    }

    private static Map<String, RuleFile> byPath(List<RuleFile> files) {
        return files.stream()
                .collect(
                        Collectors.toMap(
                                RuleFile::path, Function.identity(), (a, b) -> b, TreeMap::new));
    }

    private static List<Change> changes(
            String path, Map<String, RuleFile> before, Map<String, RuleFile> after) {
        if (!before.containsKey(path)) {
            return whole(Kind.ADDED, after.get(path));
        }
        return after.containsKey(path)
                ? between(before.get(path), after.get(path))
                : whole(Kind.REMOVED, before.get(path));
    }

    private static List<Change> between(RuleFile before, RuleFile after) {
        if (before.content().equals(after.content())) {
            return List.of();
        }
        return FileDifference.between(before, after)
                .orElseGet(() -> List.of(Spot.of(after.path()).change(Kind.CHANGED)));
    }

    private static List<Change> whole(Kind kind, RuleFile file) {
        Change itself = Spot.of(file.path()).as(Subject.FILE).change(kind);
        return Stream.concat(Stream.of(itself), FileDifference.whole(kind, file).stream()).toList();
    }
}
