package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A file of cases that becomes one with other cases and keeps the text of those that stay. */
public final class CaseFile {

    private static final Pattern PATH = Pattern.compile("(?U)" + DraftFiles.CASES);

    private final RuleFile file;
    private final Map<Key, Case> cases;

    private CaseFile(RuleFile file, Map<Key, Case> cases) {
        this.file = file;
        this.cases = cases;
    }

    /** How a case is known: names can stand twice in a file, then their order tells them apart. */
    private record Key(String name, int number) {}

    public static CaseFile of(RuleFile file) {
        return new CaseFile(file, byKey(file.content().isBlank() ? List.of() : Case.of(file)));
    }

    /** A file that is not there yet. */
    public static CaseFile empty(String path) {
        return of(new RuleFile(path, ""));
    }

    public static boolean isCases(RuleFile file) {
        return Case.isCases(file);
    }

    /** Whether a path is one of a file of cases. */
    public static boolean isPath(String path) {
        return PATH.matcher(path).matches() && !path.contains("..");
    }

    public RuleFile file() {
        return file;
    }

    /** The cases in their order. */
    public List<Case> cases() {
        return List.copyOf(cases.values());
    }

    /** The case of that name, or the one so many behind it. */
    public Optional<Case> find(String name, int number) {
        return Optional.ofNullable(cases.get(new Key(name, number)));
    }

    /**
     * The file with other cases: what is the same stays as it is written, what is new stands behind
     * all others. Empty if the text is written in a way that cannot be changed piece by piece.
     */
    public Optional<RuleFile> with(List<Case> wanted) {
        Map<Key, Case> after = byKey(wanted);
        RuleFile edited = new RuleFile(file.path(), edited(after));
        return says(edited, after) ? Optional.of(edited) : Optional.empty();
    }

    private static boolean says(RuleFile edited, Map<Key, Case> wanted) {
        try {
            return same(byKey(Case.of(edited)), wanted);
        } catch (ProblemException unreadable) {
            return false;
        }
    }

    private String edited(Map<Key, Case> after) {
        List<Optional<Case>> kept =
                cases.keySet().stream().map(key -> Optional.ofNullable(after.get(key))).toList();
        String text = new CaseEdits(file.content()).with(cases(), kept);
        List<Case> added = new ArrayList<>();
        after.forEach(
                (key, one) -> {
                    if (!cases.containsKey(key)) {
                        added.add(one);
                    }
                });
        return added.isEmpty() ? text : new CaseText(text).and(added).yaml();
    }

    private static Map<Key, Case> byKey(List<Case> cases) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<Key, Case> byKey = new LinkedHashMap<>();
        for (Case one : cases) {
            byKey.put(new Key(one.name(), numbers.merge(one.name(), 1, Integer::sum)), one);
        }
        return byKey;
    }

    private static boolean same(Map<Key, Case> a, Map<Key, Case> b) {
        Set<Key> keys = new HashSet<>(a.keySet());
        return keys.equals(b.keySet())
                && keys.stream().allMatch(key -> isSame(a.get(key).tree(), b.get(key).tree()));
    }

    /** Whether two values are the same, however their numbers are written. */
    public static boolean isSame(JsonNode a, JsonNode b) {
        return a.equals(CaseFile::compared, b);
    }

    private static int compared(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.asText().equals(b.asText()) ? 0 : a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }
}
