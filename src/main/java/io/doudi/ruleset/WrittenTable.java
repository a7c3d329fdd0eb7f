package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One decision table in the text of its model; a change of a cell or row leaves all else alone. */
final class WrittenTable {

    private final RuleFile file;
    private final ModelTable table;

    private WrittenTable(RuleFile file, ModelTable table) {
        this.file = file;
        this.table = table;
    }

    /** The table with an id. */
    static WrittenTable of(RuleFile file, String id) {
        return XmlElement.read(file)
                .flatMap(model -> find(model, id))
                .map(element -> new WrittenTable(file, ModelTable.of(element)))
                .orElseThrow(() -> missing("%s has no table %s".formatted(file.path(), id)));
    }

    /** The file with another text in one cell; columns count from 0 over all of them. */
    RuleFile withCell(String row, int column, String text) {
        XmlElement cell =
                row(row).cells().stream()
                        .skip(column)
                        .findFirst()
                        .flatMap(found -> found)
                        .orElseThrow(() -> missing("Row %s has no cell %d".formatted(row, column)));
        XmlElement written = cell.child("text").orElse(cell);
        XmlSource source = written.source();
        String inner = escaped(text);
        String element =
                written == cell
                        ? Tag.joined(source, source.startTag(), "<text>" + inner + "</text>")
                        : Tag.joined(source, source.startTag(), inner);
        return replaced(source.start(), source.end(), element);
    }

    /** The file with a copy of a row behind it. */
    RuleFile withCopyOf(String row) {
        XmlSource source = row(row).element().source();
        String copy = source.text().replace("id=\"" + row, "id=\"" + freeId(row));
        int line = file.content().lastIndexOf('\n', source.start()) + 1;
        String indent = file.content().substring(line, source.start());
        String gap = indent.isBlank() ? "\n" + indent : "";
        return replaced(source.end(), source.end(), gap + copy);
    }

    /** The file without a row. */
    RuleFile without(String row) {
        XmlSource source = row(row).element().source();
        int line = file.content().lastIndexOf('\n', source.start()) + 1;
        boolean isAlone = file.content().substring(line, source.start()).isBlank();
        return replaced(isAlone ? Math.max(line - 1, 0) : source.start(), source.end(), "");
    }

    /** The first of DZ-TR-04.1, DZ-TR-04.2 … that no part of the file has. */
    private String freeId(String row) {
        String stem = row.replaceFirst("\\.\\d+$", "");
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> stem + "." + number)
                .filter(id -> !file.content().contains("id=\"" + id + "\""))
                .findFirst()
                .orElseThrow();
    }

    private ModelTable.Row row(String id) {
        List<ModelTable.Row> found =
                table.rows().stream().filter(row -> row.id().equals(Optional.of(id))).toList();
        if (found.size() != 1) {
            throw missing("The table has %d rows %s".formatted(found.size(), id));
        }
        return found.get(0);
    }

    private RuleFile replaced(int start, int end, String text) {
        String content = file.content();
        return new RuleFile(
                file.path(), content.substring(0, start) + text + content.substring(end));
    }

    private static Optional<XmlElement> find(XmlElement element, String id) {
        if (element.name().equals("decisionTable") && element.id().equals(Optional.of(id))) {
            return Optional.of(element);
        }
        return element.children().stream()
                .map(child -> find(child, id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static ProblemException missing(String detail) {
        return new ProblemException(FILE_NOT_FOUND, detail);
    }
}
