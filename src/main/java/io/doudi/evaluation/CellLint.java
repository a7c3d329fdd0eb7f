package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.TableCells.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * What is wrong with single cells although the engine may take them: marks of Chinese typing, texts
 * without quotes, codes that are nearly those that others use.
 *
 * @param names everything that has a name in the models
 * @param codes how often each quoted code stands in the models
 */
public record CellLint(Set<String> names, Map<String, Long> codes) {

    /** A text in quotes. */
    static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** A code in quotes, as types and rows name it. */
    static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]{3,})\"");

    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("(?U)[\\p{L}_][\\w]*");
    private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "and", "or", "not");
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

    /** With what all of the models name, so that a cell can mean it. */
    static CellLint of(Collection<RuleFile> models) {
        Set<String> names = new HashSet<>();
        Map<String, Long> codes = new HashMap<>();
        for (RuleFile model : models) {
            NAME.matcher(model.content()).results().forEach(name -> names.add(name.group(1)));
            CODE.matcher(model.content().replace("&quot;", "\""))
                    .results()
                    .forEach(code -> codes.merge(code.group(1), 1L, Long::sum));
        }
        return new CellLint(names, codes);
    }

    List<Diagnostic> of(TableCells table) {
        List<Diagnostic> found = new ArrayList<>();
        for (Cell cell : table.cells()) {
            fullWidth(table, cell)
                    .or(() -> unquoted(table, cell))
                    .or(() -> unknown(table, cell))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Diagnostic> fullWidth(TableCells table, Cell cell) {
        String wrong = TypedText.wrongMarks(LITERAL.matcher(cell.text()).replaceAll(""));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        table.at(
                                cell,
                                Severity.ERROR,
                                Code.FULL_WIDTH_CHARACTER,
                                cell.text(),
                                wrong,
                                TypedText.repaired(cell.text()).orElse(cell.text())));
    }

    private Optional<Diagnostic> unquoted(TableCells table, Cell cell) {
        return Arrays.stream(LITERAL.matcher(cell.text()).replaceAll("").split(","))
                .map(String::strip)
                .filter(part -> WORD.matcher(part).matches())
                .filter(part -> !KEYWORDS.contains(part) && !names.contains(part))
                .findFirst()
                .map(
                        part ->
                                table.at(
                                        cell,
                                        Severity.ERROR,
                                        Code.UNQUOTED_TEXT,
                                        part,
                                        '"' + part + '"'));
    }

    /** A code that stands here alone and is nearly one that stands elsewhere. */
    private Optional<Diagnostic> unknown(TableCells table, Cell cell) {
        return CODE.matcher(cell.text())
                .results()
                .map(result -> result.group(1))
                .filter(code -> codes.getOrDefault(code, 0L) <= 1)
                .flatMap(
                        code ->
                                nearest(code).stream()
                                        .map(
                                                near ->
                                                        table.at(
                                                                cell,
                                                                Severity.WARNING,
                                                                Code.UNKNOWN_VALUE,
                                                                code,
                                                                near)))
                .findFirst();
    }

    private static boolean isNear(String code, String other) {
        int distance = DISTANCE.apply(code, other);
        return distance > 0 && distance <= code.length() / 4;
    }

    private Optional<String> nearest(String code) {
        return codes.entrySet().stream()
                .filter(other -> other.getValue() > 1)
                .map(Map.Entry::getKey)
                .filter(other -> isNear(code, other))
                .findFirst();
    }
}
