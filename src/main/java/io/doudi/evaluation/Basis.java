package io.doudi.evaluation;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a row, a formula or a rule rests on.
 *
 * @param ruleIds the rules of the documents, for example {@code DZ-TR-01}
 * @param clause where the document says so; empty if nothing is noted
 * @param remark what staff note beside it
 */
public record Basis(List<String> ruleIds, String clause, String remark) {

    public static final Basis NONE = new Basis(List.of(), "", "");

    private static final Pattern RULE_ID = Pattern.compile("\\b[A-Z]{2}-[A-Z]{2}-\\d{2}\\b");

    public Basis {
        ruleIds = List.copyOf(ruleIds);
    }

    /** The first annotation names the rule ids, the second the clause, the third is a remark. */
    public static Basis of(List<String> annotations) {
        return new Basis(
                annotations.stream().flatMap(Basis::ids).distinct().toList(),
                annotations.size() > 1 ? withoutIds(annotations.get(1)) : "",
                annotations.size() > 2 ? annotations.get(2) : "");
    }

    /** A description names the rule ids and the clause in one text. */
    public static Basis described(String description) {
        return of(List.of(description, description, ""));
    }

    private static Stream<String> ids(String text) {
        return RULE_ID.matcher(text).results().map(MatchResult::group);
    }

    private static String withoutIds(String text) {
        return RULE_ID.matcher(text).replaceAll("").strip();
    }
}
