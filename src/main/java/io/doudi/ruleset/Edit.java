package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One of the edits between two versions, and the files that the first has with this edit alone: a
 * cell of a table where cells are all that differs in a file, else the whole file.
 *
 * @param changes what the edit changes
 * @param files of the version with the edit
 */
public record Edit(List<Change> changes, List<RuleFile> files) {

    private static final Set<Subject> CELLS = EnumSet.of(Subject.CELL, Subject.PARAMETER);

    /** Changes on which no decision depends. */
    private static final Set<Subject> IDLE =
            EnumSet.of(Subject.ANNOTATION, Subject.IDENTIFIER, Subject.DIAGRAM);

    public Edit {
        changes = List.copyOf(changes);
        files = List.copyOf(files);
    }

    /**
     * The edits between two versions in the order of their files.
     *
     * @param most if there are more, each file is one edit
     */
    public static List<Edit> between(RuleSetVersion before, RuleSetVersion after, int most) {
        List<Edit> cells = new ArrayList<>();
        List<Edit> files = new ArrayList<>();
        Map<String, RuleFile> old = rules(before);
        Map<String, RuleFile> now = rules(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            FileEdits edits =
                    new FileEdits(
                            before.files(),
                            Optional.ofNullable(old.get(path)),
                            Optional.ofNullable(now.get(path)));
            if (!edits.changes().isEmpty()) {
                cells.addAll(edits.finest());
                files.add(edits.whole());
            }
        }
        return cells.size() <= most ? cells : files;
    }

    /**
     * An edit of one cell.
     *
     * @param column from 1, over conditions, results and annotations
     * @throws ProblemException FILE_NOT_FOUND if there is no such cell
     */
    public static Edit ofCell(
            RuleSetVersion version,
            String path,
            String table,
            String row,
            int column,
            String text) {
        RuleFile before =
                version.file(path)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemType.FILE_NOT_FOUND,
                                                "%s has no file %s"
                                                        .formatted(version.name(), path)));
        RuleFile after = TableRewrite.ofCell(before, table, row, column - 1, text);
        FileEdits edits = new FileEdits(version.files(), Optional.of(before), Optional.of(after));
        return edits.whole();
    }

    private static Map<String, RuleFile> rules(RuleSetVersion version) {
        Map<String, RuleFile> byPath = new TreeMap<>();
        version.files().stream()
                .filter(RuleFile::isRules)
                .forEach(file -> byPath.put(file.path(), file));
        return byPath;
    }

    /** The edits of one file. */
    private record FileEdits(
            List<RuleFile> all, Optional<RuleFile> before, Optional<RuleFile> after) {

        List<Change> changes() {
            return deciding(before.stream().toList(), after.stream().toList());
        }

        private static List<Change> deciding(List<RuleFile> before, List<RuleFile> after) {
            return Difference.between(before, after).changes().stream()
                    .filter(change -> !IDLE.contains(change.subject()))
                    .toList();
        }

        Edit whole() {
            return new Edit(changes(), with(after));
        }

        /** Cell by cell if that leads from one file to the other, else the whole. */
        List<Edit> finest() {
            List<Change> changes = changes();
            boolean isCells =
                    before.isPresent()
                            && after.isPresent()
                            && changes.stream().allMatch(FileEdits::isCell);
            return isCells && leadsToTheOther(changes)
                    ? changes.stream().map(this::single).toList()
                    : List.of(whole());
        }

        private static boolean isCell(Change change) {
            return change.kind() == Kind.CHANGED
                    && CELLS.contains(change.subject())
                    && change.path().isEmpty()
                    && change.after().isPresent()
                    && change.element().filter(one -> !one.id().isEmpty()).isPresent()
                    && change.row().flatMap(Change.Row::before).isPresent()
                    && change.column().flatMap(Change.Column::before).isPresent();
        }

        private boolean leadsToTheOther(List<Change> changes) {
            try {
                RuleFile file = before.orElseThrow();
                for (Change change : changes) {
                    file = edited(file, change);
                }
                return deciding(List.of(file), after.stream().toList()).isEmpty();
            } catch (ProblemException notFound) {
                return false;
            }
        }

        private Edit single(Change change) {
            return new Edit(
                    List.of(change), with(Optional.of(edited(before.orElseThrow(), change))));
        }

        private static RuleFile edited(RuleFile file, Change change) {
            return TableRewrite.ofCell(
                    file,
                    change.element().orElseThrow().id(),
                    change.row().orElseThrow().id(),
                    change.column().flatMap(Change.Column::before).orElseThrow() - 1,
                    change.after().orElseThrow());
        }

        private List<RuleFile> with(Optional<RuleFile> other) {
            String path = before.or(() -> after).orElseThrow().path();
            List<RuleFile> files = new ArrayList<>(all);
            files.removeIf(file -> file.path().equals(path));
            other.ifPresent(files::add);
            return files;
        }
    }
}
