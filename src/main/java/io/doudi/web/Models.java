package io.doudi.web;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.ReadableTable;
import io.doudi.ruleset.RuleSetVersion;
import java.util.List;
import java.util.Optional;

/** The models of a version with their tables, and its other files. */
record Models(List<Model> models, List<RuleFile> rules, List<RuleFile> others) {

    /** A model that has tables. */
    record Model(String file, String label, List<ReadableTable> tables) {}

    static Models of(RuleSetVersion version) {
        List<RuleFile> files = version.files();
        return new Models(
                files.stream().map(Models::model).flatMap(Optional::stream).toList(),
                files.stream().filter(file -> file.path().endsWith(".drl")).toList(),
                files.stream().filter(Models::isOther).toList());
    }

    /** How many rows its tables have together. */
    public int rows() {
        return models.stream()
                .flatMap(model -> model.tables().stream())
                .mapToInt(table -> table.rows().size())
                .sum();
    }

    private static Optional<Model> model(RuleFile file) {
        List<ReadableTable> tables = ReadableTable.of(file);
        return tables.stream()
                .findFirst()
                .map(first -> new Model(file.path(), first.model(), tables));
    }

    private static boolean isOther(RuleFile file) {
        return !file.path().endsWith(".drl") && model(file).isEmpty();
    }
}
