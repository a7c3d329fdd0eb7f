package io.doudi.ruleset;

import io.doudi.evaluation.DrlOutline;
import io.doudi.evaluation.DrlOutline.WrittenRule;
import io.doudi.evaluation.RuleFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text file, up to the next: a rule, a case, a clause or a field.
 *
 * @param meaning the same for every way of writing it
 * @param isSetOff whether an empty line stands before it
 */
record TextPart(String text, String meaning, boolean isSetOff) {

    private static final Pattern ITEM = Pattern.compile("(?m)^- ");
    private static final Pattern FIELD = Pattern.compile("(?m)^[\\w\"']+(?=:)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^ *- |^ +\\w+:[ \\t]*$");

    /** The field by which an item is known. */
    private static final Pattern NAME =
            Pattern.compile("(?m)^[ -]*(id|name|document|statement): *(.*?)\\s*$");

    /**
     * The pieces in their order, by what they are called; what stands before the first is one too.
     * Empty if the file does not parse or is of no kind that we know.
     */
    static Optional<Map<String, TextPart>> of(RuleFile file) {
        if (file.path().endsWith(".drl")) {
            return DrlOutline.of(file).map(outline -> rules(file.content(), outline));
        }
        return YamlParts.areIn(file)
                ? YamlParts.of(file).map(parts -> yaml(file))
                : Optional.empty();
    }

    private static Map<String, TextPart> rules(String text, DrlOutline outline) {
        Map<Integer, String> names = new TreeMap<>();
        for (WrittenRule rule : outline.rules()) {
            names.put(rule.start(), rule.name());
        }
        return split(text, names, Spelling::drl);
    }

    private static Map<String, TextPart> yaml(RuleFile file) {
        List<Integer> starts =
                pattern(file).matcher(file.content()).results().map(MatchResult::start).toList();
        Map<Integer, String> names = new TreeMap<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : file.content().length();
            names.put(starts.get(i), name(file.content().substring(starts.get(i), end)));
        }
        return split(file.content(), names, String::strip);
    }

    private static Pattern pattern(RuleFile file) {
        if (Register.isRegister(file)) {
            return ENTRY;
        }
        return Case.isCases(file) ? ITEM : FIELD;
    }

    private static String name(String item) {
        Matcher name = NAME.matcher(item);
        boolean isItem = item.strip().startsWith("- ");
        return isItem && name.find() ? name.group(2) : item.strip().split("[:\n]", 2)[0];
    }

    private static Map<String, TextPart> split(
            String text, Map<Integer, String> names, UnaryOperator<String> meaning) {
        Map<String, TextPart> parts = new LinkedHashMap<>();
        List<Integer> starts = new ArrayList<>(names.keySet());
        starts.add(text.length());
        String head = text.substring(0, starts.get(0));
        parts.put("", new TextPart(head, meaning.apply(head), false));
        for (int i = 0; i + 1 < starts.size(); i++) {
            String part = text.substring(starts.get(i), starts.get(i + 1));
            boolean isSetOff = text.substring(0, starts.get(i)).endsWith("\n\n");
            String name = names.get(starts.get(i));
            parts.put(unused(name, parts), new TextPart(part, meaning.apply(part), isSetOff));
        }
        return parts;
    }

    /** Names can stand twice; then their order tells them apart. */
    private static String unused(String name, Map<String, ?> taken) {
        String unused = name;
        for (int i = 2; taken.containsKey(unused); i++) {
            unused = name + " #" + i;
        }
        return unused;
    }
}
