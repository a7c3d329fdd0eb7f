package io.doudi;

/** A question that the bundled rules answer, for tests of what is around the decision. */
public final class SampleQuestion {

    /** Temporary assistance for three people in Dazhou at two and a half times the standard. */
    public static final String JSON =
            """
            {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "temporaryAssistance",
             "input": {"household": {"area": "URBAN"},
                       "hardship": {"type": "EXPENDITURE", "persons": 3, "assessedMultiple": 2.5}}}
            """;

    private SampleQuestion() {}
}
