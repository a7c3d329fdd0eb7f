package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.dtanalysis.InternalDMNDTAnalyserFactory;
import org.kie.dmn.validation.dtanalysis.model.Bound;
import org.kie.dmn.validation.dtanalysis.model.DDTAInputClause;
import org.kie.dmn.validation.dtanalysis.model.DDTAInputEntry;
import org.kie.dmn.validation.dtanalysis.model.DDTARule;
import org.kie.dmn.validation.dtanalysis.model.DDTATable;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.Hyperrectangle;
import org.kie.dmn.validation.dtanalysis.model.Interval;
import org.kie.dmn.validation.dtanalysis.model.Overlap;

/**
 * Gaps, overlaps and rows that never fire, found by the engine's analysis of the tables, each with
 * a concrete case; quiet where the hit policy means them.
 */
final class TableAnalysis {

    private static final Set<HitPolicy> ONE_ROW = Set.of(HitPolicy.UNIQUE, HitPolicy.ANY);
    private static final Set<HitPolicy> MAY_MISS =
            Set.of(HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER);
    private static final Set<HitPolicy> BY_RESULT =
            Set.of(HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER);

    private final String file;

    /** What the rows of each table answer. */
    private final Map<DecisionTable, List<List<String>>> results = new HashMap<>();

    private TableAnalysis(String file) {
        this.file = file;
    }

    /** What is found in the tables of a compiled model, which decides nothing afterwards. */
    static List<Diagnostic> of(String file, DMNModel model) {
        TableAnalysis analysis = new TableAnalysis(file);
        model.getDefinitions().findAllChildren(DecisionTable.class).forEach(analysis::prepare);
        return InternalDMNDTAnalyserFactory.newDMNDTAnalyser(List.of())
                .analyse(model, Set.of(Validation.ANALYZE_DECISION_TABLE))
                .stream()
                .flatMap(table -> analysis.of(table).stream())
                .toList();
    }

    /**
     * Limits columns of texts, and gives every row a result of its own: the engine also looks for
     * rows that could be joined, which nobody asks for and which takes the cube of the number of
     * rows with one result. Only the priority of results needs the results themselves.
     */
    private void prepare(DecisionTable table) {
        TextColumns.limit(table);
        results.put(table, table.getRule().stream().map(TableAnalysis::results).toList());
        if (!BY_RESULT.contains(table.getHitPolicy())) {
            for (int row = 0; row < table.getRule().size(); row++) {
                String result = String.valueOf(row);
                table.getRule().get(row).getOutputEntry().forEach(one -> one.setText(result));
            }
        }
    }

    private static List<String> results(DecisionRule row) {
        return row.getOutputEntry().stream().map(LiteralExpression::getText).toList();
    }

    private List<Diagnostic> of(DTAnalysis analysis) {
        TableCells cells = new TableCells(file, analysis.getSource());
        if (analysis.isError()) {
            return List.of(
                    cells.atTable(Severity.INFO, Code.TABLE_NOT_ANALYSED, List.of(), Map.of()));
        }
        List<Diagnostic> found = new ArrayList<>();
        HitPolicy policy = analysis.getSource().getHitPolicy();
        if (!MAY_MISS.contains(policy) && !hasDefault(analysis.getSource())) {
            analysis.getGaps().stream().map(gap -> gap(cells, analysis, gap)).forEach(found::add);
        }
        if (ONE_ROW.contains(policy)) {
            analysis.getOverlaps().stream()
                    .filter(overlap -> policy == HitPolicy.UNIQUE || differ(analysis, overlap))
                    .map(overlap -> overlap(cells, analysis, overlap))
                    .forEach(found::add);
        }
        analysis.getMaskedRules().stream()
                .map(masked -> masked(cells, masked.maskedRule, masked.maskedBy))
                .forEach(found::add);
        if (policy == HitPolicy.FIRST) {
            found.addAll(behindAnother(cells, analysis.getDdtaTable().getRule()));
        }
        return found;
    }

    private static boolean hasDefault(DecisionTable table) {
        return table.getOutput().stream()
                .anyMatch(output -> output.getDefaultOutputEntry() != null);
    }

    private static Diagnostic gap(TableCells cells, DTAnalysis analysis, Hyperrectangle gap) {
        return cells.atTable(
                Severity.WARNING, Code.TABLE_GAP, List.of(), example(cells, analysis, gap));
    }

    private static Diagnostic overlap(TableCells cells, DTAnalysis analysis, Overlap overlap) {
        String rows =
                overlap.getRules().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return cells.atTable(
                Severity.ERROR,
                Code.TABLE_OVERLAP,
                List.of(rows),
                example(cells, analysis, overlap.getOverlap()));
    }

    /** Whether rows that are hit together answer differently. */
    private boolean differ(DTAnalysis analysis, Overlap overlap) {
        List<List<String>> rows = results.get(analysis.getSource());
        return overlap.getRules().stream().map(row -> rows.get(row - 1)).distinct().count() > 1;
    }

    /** Rows of which an earlier one, which is taken first, meets every case. */
    private static List<Diagnostic> behindAnother(TableCells cells, List<DDTARule> rows) {
        List<Diagnostic> found = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            DDTARule row = rows.get(i);
            int number = i + 1;
            IntStream.range(0, i)
                    .filter(earlier -> meetsAll(rows.get(earlier), row))
                    .findFirst()
                    .ifPresent(earlier -> found.add(masked(cells, number, earlier + 1)));
        }
        return found;
    }

    private static boolean meetsAll(DDTARule wide, DDTARule narrow) {
        return IntStream.range(0, narrow.getInputEntry().size())
                .allMatch(
                        i -> meetsAll(wide.getInputEntry().get(i), narrow.getInputEntry().get(i)));
    }

    /** Anything is met by anything alone: texts that stand nowhere and what is not known too. */
    private static boolean meetsAll(DDTAInputEntry wide, DDTAInputEntry narrow) {
        if (isAnything(wide) || isAnything(narrow)) {
            return isAnything(wide);
        }
        List<Interval> parts = narrow.getIntervals();
        return !parts.isEmpty()
                && parts.stream()
                        .allMatch(
                                part ->
                                        wide.getIntervals().stream()
                                                .anyMatch(one -> one.includes(part)));
    }

    private static boolean isAnything(DDTAInputEntry cell) {
        return cell.getUts().stream().anyMatch(DashNode.class::isInstance);
    }

    private static Diagnostic masked(TableCells cells, int row, int by) {
        return cells.at(
                cells.table().getRule().get(row - 1),
                "",
                Severity.WARNING,
                Code.ROW_NEVER_FIRES,
                List.of("#" + by),
                Map.of());
    }

    /** A value of every column that lies in the rectangle; the last columns may be free. */
    private static Map<String, String> example(
            TableCells cells, DTAnalysis analysis, Hyperrectangle rectangle) {
        DDTATable table = analysis.getDdtaTable();
        Map<String, String> example = new LinkedHashMap<>();
        for (int i = 0; i < table.inputCols(); i++) {
            List<Interval> edges = rectangle.getEdges();
            Interval edge =
                    i < edges.size() ? edges.get(i) : table.getInputs().get(i).getDomainMinMax();
            example.put(cells.column(i), value(edge, table.getInputs().get(i)));
        }
        return example;
    }

    private static String value(Interval edge, DDTAInputClause input) {
        Comparable<?> low = edge.getLowerBound().getValue();
        Comparable<?> high = edge.getUpperBound().getValue();
        if (input.isDiscreteDomain()) {
            return text(discrete(edge, input));
        }
        if (isFinite(low) && isIncluded(edge.getLowerBound())) {
            return text(low);
        }
        if (isFinite(high) && isIncluded(edge.getUpperBound())) {
            return text(high);
        }
        return between(low, high);
    }

    private static Object discrete(Interval edge, DDTAInputClause input) {
        return input.getDiscreteDMNOrder().stream()
                .filter(edge::asRangeIncludes)
                .map(Object.class::cast)
                .findFirst()
                .orElse(edge.getLowerBound().getValue());
    }

    private static boolean isFinite(Comparable<?> bound) {
        return bound != Interval.POS_INF && bound != Interval.NEG_INF && bound != null;
    }

    private static boolean isIncluded(Bound<?> bound) {
        return bound.getBoundaryType() == RangeBoundary.CLOSED;
    }

    /** A value between two bounds of which none is included. */
    private static String between(Comparable<?> low, Comparable<?> high) {
        if (low instanceof BigDecimal number) {
            BigDecimal above =
                    high instanceof BigDecimal limit
                            ? number.add(limit).divide(BigDecimal.valueOf(2))
                            : number.add(BigDecimal.ONE);
            return text(above);
        }
        if (high instanceof BigDecimal limit) {
            return text(limit.subtract(BigDecimal.ONE));
        }
        if (low instanceof LocalDate day) {
            return text(day.plusDays(1));
        }
        return high instanceof LocalDate day
                ? text(day.minusDays(1))
                : isFinite(low) ? "≠ " + text(low) : "*";
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
