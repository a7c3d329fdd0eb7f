package io.doudi.web;

import io.doudi.evaluation.DrlOutline;
import io.doudi.evaluation.DrlOutline.WrittenRule;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models of a version with their tables, and its DRL files.
 *
 * @param others the models that have no table
 */
record Models(List<Model> models, List<RuleFile> others, List<Rules> rules) {

    /** A file of DRL with its rules, which are named by what they say. */
    record Rules(RuleFile file, List<WrittenRule> rules) {

        private static Rules of(RuleFile file) {
            return new Rules(file, DrlOutline.of(file).map(DrlOutline::rules).orElse(List.of()));
        }

        /** The text of one rule. */
        public String text(WrittenRule rule) {
            return file.content().substring(rule.start(), rule.end());
        }
    }

    /** A model that has tables. */
    record Model(String file, String label, List<RuleTable> tables) {}

    static Models of(RuleSetVersion version) {
        List<RuleFile> files = version.files();
        ModelTypes types = ModelTypes.in(files);
        return new Models(
                files.stream().map(file -> model(file, types)).flatMap(Optional::stream).toList(),
                files.stream()
                        .filter(file -> file.isDmn() && RuleTable.of(file, types).isEmpty())
                        .toList(),
                files.stream().filter(RuleFile::isDrl).map(Rules::of).toList());
    }

    /** All tables of a version, read as they are asked for. */
    static Stream<RuleTable> tables(RuleSetVersion version) {
        return tables(version.files().stream(), ModelTypes.in(version.files()));
    }

    /** One table; without its file, the first of that id. */
    static RuleTable table(RuleSetVersion version, String file, String id) {
        return table(version, ModelTypes.in(version.files()), file, id);
    }

    /** One table with types that are defined elsewhere, too. */
    static RuleTable table(RuleSetVersion version, ModelTypes types, String file, String id) {
        return RuleTable.of(version, types, Optional.ofNullable(file), id);
    }

    private static Stream<RuleTable> tables(Stream<RuleFile> files, ModelTypes types) {
        return files.flatMap(file -> RuleTable.of(file, types).stream());
    }

    private static Optional<Model> model(RuleFile file, ModelTypes types) {
        List<RuleTable> tables = RuleTable.of(file, types);
        return tables.stream()
                .findFirst()
                .map(first -> new Model(file.path(), first.model(), tables));
    }
}
