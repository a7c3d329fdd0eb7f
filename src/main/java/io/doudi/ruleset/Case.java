package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;

/**
 * A case of a rule set: named facts with the outcome that they must have.
 *
 * @param name what the case is about, in Chinese
 * @param region whose question it is, for example {@code DAZHOU}
 * @param asOf the decision date
 * @param decision the decision that is asked for, for example {@code temporaryAssistance}
 * @param input the facts
 * @param expect outputs that the outcome must have
 * @param hits ids of rules that must take part
 */
public record Case(
        String name,
        String region,
        LocalDate asOf,
        String decision,
        JsonNode input,
        JsonNode expect,
        List<String> hits) {

    private static final String FOLDER = "cases/";

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .findAndAddModules()
                    .build();

    public Case {
        hits = List.copyOf(hits);
    }

    static boolean isCases(RuleFile file) {
        return file.path().startsWith(FOLDER) && file.path().endsWith(".yaml");
    }

    /** Reads the cases of one file; what is wrong is said with its place. */
    static List<Case> of(RuleFile file) {
        try {
            return YAML.readValue(file.content(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    RULE_SET_REJECTED,
                    "%s cannot be read: %s".formatted(file.path(), e.getOriginalMessage()));
        }
    }
}
