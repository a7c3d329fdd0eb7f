package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a version says about itself in its {@code rule-set.yaml}.
 *
 * @param ruleSet the name of the folder, for example {@code dazhou}
 * @param id the code that the selection decision answers, for example {@code DAZHOU-2023}
 * @param layer where its files lie among those of others
 * @param region the region's code; empty for the baseline
 * @param effectiveFrom the first day of the law
 * @param effectiveTo the last day of the law; empty if none is stated
 * @param published the day on which the documents became known; the effective date if empty
 * @param base the version whose files it inherits, for example {@code national/2021}
 * @param validity the rule that sets the dates
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Manifest(
        String ruleSet,
        String version,
        String id,
        LayerKind layer,
        Optional<String> region,
        Title title,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Optional<LocalDate> published,
        Optional<String> base,
        Optional<Validity> validity,
        List<Document> documents) {

    /** The file that holds it. */
    public static final String FILE = "rule-set.yaml";

    private static final Pattern KEBAB_CASE = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .findAndAddModules()
                    .build();

    /** Where a rule set's files lie: the baseline at the bottom, the region's document on top. */
    public enum LayerKind {
        BASELINE,
        STANDARDS,
        REGION
    }

    /** A title in Chinese and English. */
    public record Title(String zh, String en) {}

    /** The rule that sets the dates of the version, with document and item. */
    public record Validity(String ruleId, String document, String item, String note) {}

    /** A document that the version was written from. */
    public record Document(String number, String title, LocalDate date) {}

    public Manifest {
        require(ruleSet != null && version != null && id != null, "ruleSet, version and id");
        require(
                layer != null && title != null && effectiveFrom != null,
                "layer, title and effectiveFrom");
        require(
                KEBAB_CASE.matcher(ruleSet).matches(),
                "a ruleSet of up to 40 characters in kebab-case, not " + ruleSet);
        require(
                VERSION.matcher(version).matches(),
                "a version of letters, digits, dots and hyphens, not " + version);
        require(
                (layer == LayerKind.BASELINE) == region.isEmpty(),
                "a region for every layer but BASELINE");
        require(layer == LayerKind.BASELINE || base.isEmpty(), "no base for a layer but BASELINE");
        require(
                isInOrder(effectiveFrom, effectiveTo),
                "an effectiveTo that is not before effectiveFrom");
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    /** The name in answers and paths, for example {@code dazhou/2023}. */
    public String name() {
        return ruleSet + "/" + version;
    }

    /** The manifest among the files of a version; what is wrong with it is said with its place. */
    static Optional<Manifest> in(Collection<RuleFile> files) {
        return files.stream()
                .filter(file -> file.path().equals(FILE))
                .findFirst()
                .map(file -> of(file.content()));
    }

    /** The manifest among the files of a draft, which must have one. */
    static Manifest required(Collection<RuleFile> files) {
        return in(files)
                .orElseThrow(
                        () ->
                                DraftFiles.rejected(
                                        FILE, "it is missing, and no rule set is without"));
    }

    /** Reads a manifest; what is wrong is said with its place. */
    static Manifest of(String yaml) {
        try {
            return YAML.readValue(yaml, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    RULE_SET_REJECTED,
                    "%s cannot be read: %s".formatted(FILE, e.getOriginalMessage()));
        }
    }

    private static boolean isInOrder(LocalDate from, Optional<LocalDate> to) {
        return to.map(last -> !last.isBefore(from)).orElse(true);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(FILE + " needs " + what);
        }
    }
}
