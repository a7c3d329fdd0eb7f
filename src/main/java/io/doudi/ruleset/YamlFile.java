package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.util.List;

/** A YAML file of a rule set that lists things; nothing in it may be unknown or missing. */
final class YamlFile {

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .findAndAddModules()
                    .build();

    private YamlFile() {}

    /** Reads the list; what is wrong is said with its place. */
    static <T> List<T> list(RuleFile file, TypeReference<List<T>> type) {
        try {
            return YAML.readValue(file.content(), type);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    RULE_SET_REJECTED,
                    "%s cannot be read: %s".formatted(file.path(), e.getOriginalMessage()));
        }
    }
}
