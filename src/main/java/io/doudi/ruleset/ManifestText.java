package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code rule-set.yaml}, in which single fields are changed and everything else,
 * comments too, stays as it is.
 */
record ManifestText(String yaml) {

    /** The files of a version as those of another version of that name. */
    static List<RuleFile> renamed(List<RuleFile> files, String version) {
        return files.stream()
                .map(
                        file ->
                                file.path().equals(Manifest.FILE)
                                        ? new RuleFile(
                                                file.path(),
                                                new ManifestText(file.content())
                                                        .withVersion(version)
                                                        .yaml())
                                        : file)
                .toList();
    }

    /** With another name of the version. */
    ManifestText withVersion(String version) {
        return with("version", Optional.of('"' + version + '"'));
    }

    /** With another period in force; without a last day it stays open. */
    ManifestText withPeriod(LocalDate from, Optional<LocalDate> to) {
        return with("effectiveFrom", Optional.of(from.toString()))
                .with("effectiveTo", to.map(LocalDate::toString));
    }

    private ManifestText with(String field, Optional<String> value) {
        String line = value.map(text -> field + ": " + text + "\n").orElse("");
        Matcher present = Pattern.compile("(?m)^" + field + ":.*(\n|\\z)").matcher(yaml);
        String changed =
                present.find()
                        ? present.replaceFirst(Matcher.quoteReplacement(line))
                        : (yaml.endsWith("\n") ? yaml : yaml + "\n") + line;
        return new ManifestText(changed);
    }
}
