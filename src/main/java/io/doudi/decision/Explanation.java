package io.doudi.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Question.Detail;
import io.doudi.language.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why an outcome is as it is, in the words of a clerk. Path and findings are there on the full
 * level only.
 *
 * @param language {@code zh} or {@code en}
 * @param summary the outcome in one to three sentences
 * @param reasons the rules that led to the outcome
 * @param parameters the dated values that were used
 * @param path every decision on the way, in order
 * @param findings what the rules over several facts found
 * @param notices what staff must know about the answer
 * @param notice what the person concerned is told
 */
public record Explanation(
        Level level,
        String language,
        List<String> summary,
        List<Reason> reasons,
        List<UsedParameter> parameters,
        @OmittedIfEmpty List<Stage> path,
        @OmittedIfEmpty List<FoundFact> findings,
        List<Notice> notices,
        CitizenNotice notice) {

    public Explanation {
        summary = List.copyOf(summary);
        reasons = List.copyOf(reasons);
        parameters = List.copyOf(parameters);
        path = List.copyOf(path);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }

    /**
     * Explains an outcome; the level is not {@link Level#NONE}.
     *
     * @param decision the decision's name, for example {@code temporaryAssistance}
     * @param coming outputs of the procedural deadlines that come after the outcome
     */
    public static Explanation of(
            String decision,
            Decided decided,
            Map<String, Object> coming,
            Level level,
            Messages messages) {
        if (level == Level.NONE) {
            throw new IllegalArgumentException("Level none has no explanation");
        }
        boolean full = level == Level.FULL;
        Words words = new Words(messages);
        Reasons reasons = new Reasons(decided, words);
        List<Reason> all = reasons.all();
        List<String> summary = Summary.of(decision, new Outcome(decided.outcome(), words));
        return new Explanation(
                level,
                messages.language(),
                summary,
                all,
                UsedParameters.of(decided.trace(), words),
                full ? Path.of(decided.trace(), words) : List.of(),
                full ? reasons.findings() : List.of(),
                Notices.of(decided, words),
                CitizenNotice.of(decision, decided, coming, summary, all, words));
    }

    /** The same on another level that is not above its own; null on the level none. */
    Explanation at(Level other) {
        return switch (other) {
            case NONE -> null;
            case SUMMARY ->
                    new Explanation(
                            other,
                            language,
                            summary,
                            reasons,
                            parameters,
                            List.of(),
                            List.of(),
                            notices,
                            notice);
            case FULL -> this;
        };
    }

    /** How much is explained. */
    public enum Level {
        NONE,
        SUMMARY,
        FULL;

        @JsonCreator
        public static Level fromString(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How much of the way an evaluation must keep for this level. */
        public Detail detail() {
            return this == NONE ? Detail.ROWS : Detail.VALUES;
        }
    }

    /** A rule that led to the outcome, with the place where it stands. */
    public record Reason(List<String> ruleIds, String clause, String layer, String text) {
        public Reason {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /**
     * A dated value that was used.
     *
     * @param period in words
     * @param source the document that prints it
     * @param ruleIds the rules of the catalogue that use it
     * @param notice what staff must know about a value that is not official, otherwise empty
     */
    public record UsedParameter(
            String name,
            String label,
            String value,
            String unit,
            String status,
            boolean official,
            String period,
            String source,
            @OmittedIfEmpty List<String> ruleIds,
            @OmittedIfEmpty String notice) {
        public UsedParameter {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /** A decision on the way to the outcome. */
    public record Stage(
            String decision,
            String label,
            @OmittedIfEmpty String question,
            Object result,
            @OmittedIfEmpty List<String> ruleIds,
            @OmittedIfEmpty String clause,
            @OmittedIfEmpty List<Row> rows,
            @OmittedIfEmpty List<Calculated> arithmetic) {
        public Stage {
            ruleIds = List.copyOf(ruleIds);
            rows = List.copyOf(rows);
            arithmetic = List.copyOf(arithmetic);
        }
    }

    /** A row of a decision table that was hit. */
    public record Row(
            String table,
            String row,
            List<String> ruleIds,
            String clause,
            String layer,
            @OmittedIfEmpty String note,
            String sentence,
            @OmittedIfEmpty List<Met> conditions,
            Map<String, String> outputs) {
        public Row {
            ruleIds = List.copyOf(ruleIds);
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A condition that was met.
     *
     * @param required the cell of the table
     * @param actual the value it was compared with
     */
    public record Met(String label, String required, Object actual, String sentence) {}

    /** A step of the arithmetic. */
    public record Calculated(
            String name,
            String label,
            @OmittedIfEmpty String expression,
            Object value,
            String sentence,
            @OmittedIfEmpty List<String> ruleIds,
            @OmittedIfEmpty String clause) {
        public Calculated {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /**
     * What a rule over several facts found.
     *
     * @param field the output that it adds to or sets
     */
    public record FoundFact(
            List<String> ruleIds,
            String clause,
            String layer,
            String text,
            String field,
            Object value) {
        public FoundFact {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /**
     * Something that staff must know about the answer.
     *
     * @param code a warning of the outcome, {@code PARAMETER_NOT_OFFICIAL:<name>} or {@code
     *     OPEN_READING:<row>}
     */
    public record Notice(String code, @OmittedIfEmpty List<String> ruleIds, String text) {
        public Notice {
            ruleIds = List.copyOf(ruleIds);
        }
    }
}
