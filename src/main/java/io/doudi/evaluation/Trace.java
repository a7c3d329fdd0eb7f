package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an outcome came about: the decisions in the order in which they were made, each with what
 * happened inside, and the findings of the rules that looked at several facts.
 */
public record Trace(List<MadeDecision> decisions, List<Finding> findings) {

    public Trace {
        decisions = List.copyOf(decisions);
        findings = List.copyOf(findings);
    }

    /** Every rule id that took part, in order of first appearance. */
    public Set<String> ruleIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (MadeDecision decision : decisions) {
            ids.addAll(decision.source().ruleIds());
            decision.steps().stream()
                    .filter(step -> !(step instanceof Miss))
                    .forEach(step -> ids.addAll(step.source().ruleIds()));
        }
        findings.forEach(finding -> ids.addAll(finding.source().ruleIds()));
        return ids;
    }

    /** The ids of the rows of all tables that were hit. */
    Set<String> rows() {
        Set<String> rows = new HashSet<>();
        for (MadeDecision decision : decisions) {
            for (Step step : decision.steps()) {
                if (step instanceof Hit hit) {
                    rows.add(hit.row());
                } else if (step instanceof Parameter parameter) {
                    rows.add(parameter.row());
                }
            }
        }
        return rows;
    }

    /** The rows of tables, the rules and the rule ids that took part, each once. */
    public List<String> everythingHit() {
        Set<String> hits = new TreeSet<>(ruleIds());
        hits().forEach(hit -> hits.add(hit.row()));
        parameters().forEach(parameter -> hits.add(parameter.row()));
        findings.forEach(finding -> hits.add(finding.rule()));
        return List.copyOf(hits);
    }

    /** The rows of tables that were hit, in order. */
    public List<Hit> hits() {
        return steps(Hit.class);
    }

    /** The parameter values that were used, each once. */
    public Collection<Parameter> parameters() {
        Map<String, Parameter> byRow = new LinkedHashMap<>();
        steps(Parameter.class).forEach(parameter -> byRow.putIfAbsent(parameter.row(), parameter));
        return byRow.values();
    }

    private <T extends Step> List<T> steps(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (MadeDecision decision : decisions) {
            decision.steps().stream().filter(kind::isInstance).map(kind::cast).forEach(found::add);
        }
        return found;
    }

    /**
     * Where something stands: its rule ids, document and item, a remark, and the layer and the file
     * that hold it.
     *
     * @param clause document number and item, in Chinese as printed
     * @param layer for example {@code dazhou/2023}
     * @param file for example {@code income.dmn}
     */
    public record Source(
            List<String> ruleIds, String clause, String note, String layer, String file) {

        /** Of something that stands in no rule. */
        public static final Source NOWHERE = new Source(List.of(), "", "", "", "");

        public Source {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /** One decision of the model on the way to the outcome. */
    public record MadeDecision(
            String id,
            String name,
            String label,
            String question,
            Object result,
            Source source,
            List<Step> steps) {
        public MadeDecision {
            steps = List.copyOf(steps);
        }
    }

    /** Something that happened inside a decision. */
    public sealed interface Step {
        Source source();
    }

    /** A row of a decision table that was hit. */
    public record Hit(
            String table,
            String row,
            List<Condition> conditions,
            Map<String, String> outputs,
            Source source)
            implements Step {
        public Hit {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A row that would open something to the person and was not hit, for one condition was not met.
     *
     * @param opens what it would open, in Chinese
     */
    public record Miss(String row, String opens, Condition failing, Source source)
            implements Step {}

    /**
     * A cell of a row.
     *
     * @param expression what the column compares, a name or path
     * @param required the cell as it stands in the table
     * @param actual the value that was compared; null if it was not kept or is missing
     */
    public record Condition(String label, String expression, String required, Object actual) {}

    /** One named step of the arithmetic. */
    public record Calculation(
            String element,
            String name,
            String label,
            String expression,
            Object value,
            Source source)
            implements Step {}

    /** A value that a function was called with. */
    public record Argument(String element, String name, String label, Object value, Source source)
            implements Step {}

    /**
     * A dated parameter that was used.
     *
     * @param unit in Chinese, for example 元/人/月
     * @param status DOCUMENT, OFFICIAL, OFFICIAL_TIER_ASSUMED, GENERAL_KNOWLEDGE or ILLUSTRATIVE
     */
    public record Parameter(
            String row,
            String name,
            String value,
            String unit,
            String status,
            String period,
            Source source)
            implements Step {

        /** Whether the value is printed in a document or officially published. */
        public boolean official() {
            return status.equals("DOCUMENT") || status.equals("OFFICIAL");
        }
    }

    /**
     * What a DRL rule found.
     *
     * @param field the output that it adds to or sets
     * @param value what it adds or sets
     */
    public record Finding(String rule, String phrase, String field, Object value, Source source) {}
}
