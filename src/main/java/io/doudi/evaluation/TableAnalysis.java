package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.dtanalysis.InternalDMNDTAnalyserFactory;
import org.kie.dmn.validation.dtanalysis.model.Bound;
import org.kie.dmn.validation.dtanalysis.model.DDTAInputClause;
import org.kie.dmn.validation.dtanalysis.model.DDTATable;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.Hyperrectangle;
import org.kie.dmn.validation.dtanalysis.model.Interval;
import org.kie.dmn.validation.dtanalysis.model.MaskedRule;
import org.kie.dmn.validation.dtanalysis.model.Overlap;

/**
 * Gaps, overlaps and rows that never fire, found by the engine's analysis of the tables, each with
 * a concrete case; quiet where the hit policy means them.
 */
final class TableAnalysis {

    private static final Set<HitPolicy> ONE_ROW = Set.of(HitPolicy.UNIQUE, HitPolicy.ANY);
    private static final Set<HitPolicy> MAY_MISS =
            Set.of(HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER);

    private final String file;

    private TableAnalysis(String file) {
        this.file = file;
    }

    /** What is found in the tables of a compiled model. */
    static List<Diagnostic> of(String file, DMNModel model) {
        TableAnalysis analysis = new TableAnalysis(file);
        return InternalDMNDTAnalyserFactory.newDMNDTAnalyser(List.of())
                .analyse(model, Set.of(Validation.ANALYZE_DECISION_TABLE))
                .stream()
                .flatMap(table -> analysis.of(table).stream())
                .toList();
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
                    .filter(overlap -> policy == HitPolicy.UNIQUE || differ(cells, overlap))
                    .map(overlap -> overlap(cells, analysis, overlap))
                    .forEach(found::add);
        }
        if (!ONE_ROW.contains(policy)) {
            analysis.getMaskedRules().stream()
                    .map(masked -> masked(cells, masked))
                    .forEach(found::add);
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
    private static boolean differ(TableCells cells, Overlap overlap) {
        return overlap.getRules().stream()
                        .map(row -> cells.table().getRule().get(row - 1).getOutputEntry())
                        .map(outputs -> outputs.stream().map(output -> output.getText()).toList())
                        .distinct()
                        .count()
                > 1;
    }

    private static Diagnostic masked(TableCells cells, MaskedRule masked) {
        return cells.at(
                cells.table().getRule().get(masked.maskedRule - 1),
                "",
                Severity.WARNING,
                Code.ROW_NEVER_FIRES,
                List.of("#" + masked.maskedBy),
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
