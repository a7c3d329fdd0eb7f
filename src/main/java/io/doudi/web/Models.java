package io.doudi.web;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.ReadableTable;
import io.doudi.ruleset.RuleSetVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models of a version with their tables, and its DRL files.
 *
 * @param others the models that have no table
 */
record Models(List<Model> models, List<RuleFile> others, List<RuleFile> rules) {

    /** A model that has tables. */
    record Model(String file, String label, List<ReadableTable> tables) {}

    static Models of(RuleSetVersion version) {
        List<RuleFile> files = version.files();
        return new Models(
                files.stream().map(Models::model).flatMap(Optional::stream).toList(),
                files.stream()
                        .filter(file -> file.isDmn() && ReadableTable.of(file).isEmpty())
                        .toList(),
                files.stream().filter(RuleFile::isDrl).toList());
    }

    /** All tables of a version, read as they are asked for. */
    static Stream<ReadableTable> tables(RuleSetVersion version) {
        return tables(version.files().stream());
    }

    /** One table; without its file, the first of that id. */
    static ReadableTable table(RuleSetVersion version, String file, String id) {
        return tables(
                        version.files().stream()
                                .filter(one -> file == null || one.path().equals(file)))
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.FILE_NOT_FOUND,
                                        "%s has no table %s".formatted(version.name(), id)));
    }

    private static Stream<ReadableTable> tables(Stream<RuleFile> files) {
        return files.flatMap(file -> ReadableTable.of(file).stream());
    }

    private static Optional<Model> model(RuleFile file) {
        List<ReadableTable> tables = ReadableTable.of(file);
        return tables.stream()
                .findFirst()
                .map(first -> new Model(file.path(), first.model(), tables));
    }
}
