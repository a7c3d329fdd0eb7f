package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * What a caller asks of a knowledge base.
 *
 * @param decision the decision's name, for example {@code temporaryAssistance}
 * @param region the region's code, for example {@code DAZHOU}
 * @param asOf the decision date; it selects every dated parameter
 * @param input the facts as they came in
 * @param missing what to do about an optional fact that is not given
 * @param detail how much of the way to the outcome is kept
 */
public record Question(
        String decision,
        String region,
        LocalDate asOf,
        JsonNode input,
        Missing missing,
        Detail detail) {

    /** The same about another decision. */
    Question about(String other) {
        return new Question(other, region, asOf, input, missing, detail);
    }

    /** What to do about an optional fact that is not given. */
    public enum Missing {
        /** Use the default that the rule set names, and list it. */
        ASSUME,
        /** Answer undetermined and list the facts. */
        ASK
    }

    /** How much of the way to the outcome is kept. */
    public enum Detail {
        /** The rows that were hit. */
        ROWS,
        /** The rows that were hit and those that were not, with the conditions that failed. */
        MISSES,
        /** Rows with the values they compared, and each step of the arithmetic. */
        VALUES
    }
}
