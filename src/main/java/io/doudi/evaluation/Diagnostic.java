package io.doudi.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a check says about a rule set.
 *
 * @param file the file that it is about; empty if it is about the whole
 * @param element the label of the table or formula, or the name of the case
 * @param row the id of the row
 * @param column the label of the column
 * @param arguments what the sentence names
 * @param example a concrete case, as values by the labels of columns
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Diagnostic(
        Severity severity,
        Code code,
        String file,
        String element,
        String row,
        String column,
        List<String> arguments,
        List<String> ruleIds,
        Map<String, String> example) {

    private static final String FOUND = "found";

    /** What follows from it. */
    public enum Severity {
        /** The rules cannot be published. */
        ERROR,
        /** The approver gives a reason for publishing them all the same. */
        WARNING,
        /** It is good to know. */
        INFO
    }

    /** What it is, with a sentence in the message bundles. */
    public enum Code {
        /** More income by one fen takes away more than a fen. */
        BENEFIT_DROPS,
        /** A stored case comes out otherwise. */
        CASE_FAILED,
        /** A column whose cells all accept anything. */
        COLUMN_NEVER_MATTERS,
        /** A comma in a condition where thousands were set apart. */
        COMMA_MEANS_OR,
        /** A parameter breaks a constraint of the documents. */
        CONSTRAINT_VIOLATED,
        /** The engine refuses the rules. */
        DOES_NOT_COMPILE,
        /** A DRL file that the engine objects to. */
        DRL_INVALID,
        /** Two DRL rules of one name. */
        DRL_RULE_TWICE,
        /** A DRL file that cannot be read. */
        DRL_SYNTAX,
        /** A fact, field or variable in DRL that there is not. */
        DRL_UNKNOWN_NAME,
        /** Something that no rule may use. */
        FORBIDDEN,
        /** A mark of Chinese typing where FEEL has another. */
        FULL_WIDTH_CHARACTER,
        /** Another version answers from a day on. */
        LATER_VERSION_TAKES_OVER,
        /** A decision that is not compiled but made by the engine, which takes longer. */
        LEFT_TO_THE_ENGINE,
        /** A subtraction in a condition where a range was meant. */
        LOOKS_LIKE_RANGE,
        /** The validator objects to the model. */
        MODEL_INVALID,
        /** Another value where only true and false can be. */
        NOT_A_BOOLEAN,
        /** Another value where only a day can be, or a day that there is not. */
        NOT_A_DATE,
        /** Another value where only a number can be. */
        NOT_A_NUMBER,
        /** Another value where only a text can be. */
        NOT_A_TEXT,
        /** An older version answers again after the last day. */
        OLDER_VERSION_RETURNS,
        /** A parameter has no value on some days between others. */
        PARAMETER_GAP,
        /** After the last day nobody else of the layer answers. */
        PERIOD_ENDS,
        /** No version of the layer answers on some days. */
        PERIOD_GAP,
        /** Another version claims the same days. */
        PERIOD_OVERLAP,
        /** A result without an expression, which is null. */
        RESULT_BLANK,
        /** A row with more or fewer cells than columns. */
        ROW_INCOMPLETE,
        /** A row that nothing can hit. */
        ROW_NEVER_FIRES,
        /** A row or rule that no stored case hits. */
        ROW_WITHOUT_CASE,
        /** A row that names no rule. */
        ROW_WITHOUT_SOURCE,
        /** Compiling or deciding takes too long. */
        SLOW,
        /** Values for which no row is hit. */
        TABLE_GAP,
        /** A table that the analyser cannot read. */
        TABLE_NOT_ANALYSED,
        /** Values for which two rows are hit. */
        TABLE_OVERLAP,
        /** A condition that holds for every number. */
        TEST_ALWAYS_TRUE,
        /** A condition over which every decision fails. */
        TEST_FAILS,
        /** A part of a condition that never holds. */
        TEST_NEVER_TRUE,
        /** The same parameter in different units, or a value that jumps like another unit. */
        UNIT_MISMATCH,
        /** A name in a condition that nothing has. */
        UNKNOWN_NAME,
        /** A text that is not among the allowed ones. */
        UNKNOWN_VALUE,
        /** A bare word that nothing has the name of. */
        UNQUOTED_TEXT
    }

    public Diagnostic {
        file = file == null ? "" : file;
        element = element == null ? "" : element;
        row = row == null ? "" : row;
        column = column == null ? "" : column;
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        ruleIds = ruleIds == null ? List.of() : List.copyOf(ruleIds);
        example =
                example == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(example));
    }

    /** Something about the rule set as a whole. */
    public static Diagnostic of(Severity severity, Code code, List<String> arguments) {
        return new Diagnostic(severity, code, "", "", "", "", arguments, List.of(), Map.of());
    }

    /** Members of a problem document that tell what was found, as data and in Chinese. */
    static Map<String, Object> members(List<Diagnostic> found) {
        return Map.of(
                FOUND,
                found,
                "messages",
                found.stream().map(one -> one.text(Messages.CHINESE)).toList());
    }

    /** What a problem tells by such members; nothing if it has none. */
    public static List<Diagnostic> of(ProblemException problem) {
        return problem.members().get(FOUND) instanceof List<?> found
                ? found.stream().map(Diagnostic.class::cast).toList()
                : List.of();
    }

    /** The same, if nobody has to give a reason for it: it was so before. */
    public Diagnostic known() {
        return severity == Severity.WARNING
                ? new Diagnostic(
                        Severity.INFO,
                        code,
                        file,
                        element,
                        row,
                        column,
                        arguments,
                        ruleIds,
                        example)
                : this;
    }

    /**
     * Whether another one says the same of the same place, if perhaps with other days or values.
     */
    public boolean isAboutTheSameAs(Diagnostic other) {
        return code == other.code
                && file.equals(other.file)
                && element.equals(other.element)
                && row.equals(other.row)
                && column.equals(other.column);
    }

    /** What it says, with its place before it and the concrete case behind it. */
    public String text(Messages messages) {
        String place =
                Stream.of(file, element, row, column)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" › "));
        String sentence = messages.text("diagnostic." + code, arguments.toArray());
        String where =
                place.isEmpty() ? sentence : place + messages.text("diagnostic.colon") + sentence;
        return example.isEmpty()
                ? where
                : where + messages.text("diagnostic.example", example(messages));
    }

    private String example(Messages messages) {
        return example.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(messages.text("separator.list")));
    }
}
