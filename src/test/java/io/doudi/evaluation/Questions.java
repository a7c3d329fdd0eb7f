package io.doudi.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.doudi.PolicyCase;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import java.time.LocalDate;

/** Questions for tests of the engine alone. */
final class Questions {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Questions() {}

    /** What a case of the catalogue asks. */
    static Question of(PolicyCase one, Detail detail) {
        return new Question(
                one.decision(),
                one.region(),
                LocalDate.parse(one.request().get("asOf").asText()),
                one.input(),
                Missing.ASSUME,
                detail);
    }

    /** A question of Dazhou. */
    static Question of(String decision, String asOf, String input) {
        return of(decision, asOf, input, Missing.ASSUME);
    }

    static Question of(String decision, String asOf, String input, Missing missing) {
        try {
            return new Question(
                    decision,
                    "DAZHOU",
                    LocalDate.parse(asOf),
                    JSON.readTree(input),
                    missing,
                    Detail.VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Decided decide(KnowledgeBase knowledgeBase, String decision, String asOf, String input) {
        return (Decided) knowledgeBase.evaluate(of(decision, asOf, input));
    }
}
