package io.doudi.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes rows into the text of a decision table. Whatever is not another text of a cell stays as it
 * is written: attributes, order, white space and comments.
 */
final class TableText {

    private static final Pattern PREFIX = Pattern.compile("<([^\\s/>:]+:)?");

    private final ModelTable table;
    private final String file;
    private final boolean quotesAreEscaped;

    private TableText(ModelTable table) {
        this.table = table;
        this.file = table.element().source().file();
        this.quotesAreEscaped = file.contains("&quot;");
    }

    /** The text of the whole table with other rows. */
    static String of(ModelTable table, List<RowPlan> plans) {
        return new TableText(table).with(plans);
    }

    private String with(List<RowPlan> plans) {
        XmlSource source = table.element().source();
        int rows = table.rows().size();
        int end = rows == 0 ? beforeRows() : source(rows - 1).end();
        StringBuilder text = new StringBuilder(file.substring(source.start(), beforeRows()));
        int near = 0;
        for (RowPlan plan : plans) {
            near = plan.origin().orElse(near);
            text.append(plan.origin().map(this::gap).orElse(newGap(near)));
            text.append(
                    plan.origin().isPresent() ? kept(near, plan.row()) : added(near, plan.row()));
        }
        return text.append(file, end, source.end()).toString();
    }

    private XmlSource source(int row) {
        return table.rows().get(row).element().source();
    }

    /** Behind what stands before the rows. */
    private int beforeRows() {
        int end = table.element().source().inner();
        for (XmlElement child : table.element().children()) {
            if (ModelTable.isRow(child)) {
                break;
            }
            end = child.source().end();
        }
        return end;
    }

    /** What stands between the row before and a row: white space and comments. */
    private String gap(int row) {
        int start = row == 0 ? beforeRows() : source(row - 1).end();
        return file.substring(start, source(row).start());
    }

    /** The line break and the indentation of a row, for one beside it. */
    private String newGap(int near) {
        return lastLine(table.rows().isEmpty() ? gapOfLastChild() : gap(near));
    }

    private String gapOfLastChild() {
        List<XmlElement> children = table.element().children();
        int last = children.size() - 1;
        int start =
                last == 0
                        ? table.element().source().inner()
                        : children.get(last - 1).source().end();
        return file.substring(start, children.get(last).source().start());
    }

    private static String lastLine(String gap) {
        String line = gap.substring(Math.max(gap.lastIndexOf('\n'), 0));
        return line.isBlank() ? line : "";
    }

    private String kept(int number, RuleTable.Row row) {
        ModelTable.Row old = table.rows().get(number);
        List<Integer> changed =
                IntStream.range(0, row.cells().size())
                        .filter(i -> !text(old, i).equals(row.cells().get(i)))
                        .boxed()
                        .toList();
        boolean isComplete = changed.stream().allMatch(i -> old.cells().get(i).isPresent());
        return isComplete ? changed(old, row, changed) : added(number, row);
    }

    private static String text(ModelTable.Row row, int column) {
        return row.cells().get(column).map(ModelTable::text).orElse("");
    }

    private String changed(ModelTable.Row old, RuleTable.Row row, List<Integer> columns) {
        StringBuilder text = new StringBuilder();
        int from = old.element().source().start();
        for (int column : columns) {
            XmlElement cell = old.cells().get(column).orElseThrow();
            text.append(file, from, cell.source().start());
            text.append(cell(cell, row.cells().get(column)));
            from = cell.source().end();
        }
        return text.append(file, from, old.element().source().end()).toString();
    }

    private String cell(XmlElement cell, String text) {
        XmlSource whole = cell.source();
        Optional<XmlSource> inner = cell.child("text").map(XmlElement::source);
        if (inner.isEmpty()) {
            String content = element("text", "", escaped(text));
            return Tag.joined(whole, whole.startTag(), whole.content() + content);
        }
        XmlSource old = inner.get();
        return file.substring(whole.start(), old.start())
                + Tag.joined(old, old.startTag(), escaped(text))
                + file.substring(old.end(), whole.end());
    }

    /** A new row, indented like one beside it. */
    private String added(int near, RuleTable.Row row) {
        String gap = newGap(near);
        String inside = table.rows().isEmpty() ? gap + "  " : insideGap(near);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            cells.add(inside + cell(table.columns().get(i), row.id(), row.cells().get(i)));
        }
        String content = cells.stream().collect(Collectors.joining()) + gap;
        return element("rule", id(row.id()), content);
    }

    private String insideGap(int row) {
        XmlElement element = table.rows().get(row).element();
        return element.children().isEmpty()
                ? newGap(row) + "  "
                : lastLine(
                        file.substring(
                                element.source().inner(),
                                element.children().get(0).source().start()));
    }

    private String cell(ModelTable.Column column, String row, String text) {
        String content = element("text", "", escaped(text));
        return switch (column.kind()) {
            case "input" -> element("inputEntry", id(row, "-in-", column), content);
            case "output" -> element("outputEntry", id(row, "-out-", column), content);
            default -> element("annotationEntry", "", content);
        };
    }

    private static String id(String row, String kind, ModelTable.Column column) {
        return row.isEmpty() ? "" : id(row + kind + column.numberOfKind());
    }

    private static String id(String id) {
        return id.isEmpty() ? "" : " id=\"%s\"".formatted(quoted(id.replace("&", "&amp;")));
    }

    private String element(String name, String attributes, String content) {
        return "<%1$s%2$s%3$s>%4$s</%1$s%2$s>".formatted(prefix(), name, attributes, content);
    }

    private String prefix() {
        Matcher prefix = PREFIX.matcher(table.element().source().startTag());
        return prefix.lookingAt() && prefix.group(1) != null ? prefix.group(1) : "";
    }

    /** Quotes as the file has them, so that it changes no more than it must. */
    private String escaped(String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return quotesAreEscaped ? quoted(safe) : safe;
    }

    private static String quoted(String text) {
        return text.replace("\"", "&quot;");
    }
}
