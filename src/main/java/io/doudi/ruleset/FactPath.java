package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.INVALID_REQUEST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a fact stands in the input, as the column of a table says it: {@code household.area} or
 * {@code incomes[0].amount}.
 */
public record FactPath(List<Step> steps) {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)(?:\\[(\\d{1,4})])?");

    /** In no list. */
    private static final int NO_INDEX = -1;

    /**
     * A name on the way.
     *
     * @param index in the list of that name; -1 if it is no list
     */
    public record Step(String name, int index) {
        public boolean isInList() {
            return index > NO_INDEX;
        }
    }

    public FactPath {
        steps = List.copyOf(steps);
    }

    /** The path of a column; refuses what is none. */
    public static FactPath of(String column) {
        return find(column)
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        INVALID_REQUEST,
                                        column,
                                        ("The column %s is no path; write it like household.area or"
                                                        + " incomes[0].amount")
                                                .formatted(column)));
    }

    /** The path of a column; empty for what is none. */
    public static Optional<FactPath> find(String column) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(column);
        int end = 0;
        while (step.find() && step.start() == end) {
            String index = step.group(2);
            steps.add(new Step(step.group(1), index == null ? NO_INDEX : Integer.parseInt(index)));
            if (step.end() == column.length()) {
                return Optional.of(new FactPath(steps));
            }
            end = step.end() + 1;
        }
        return Optional.empty();
    }

    /** Puts a value there; lists on the way get as long as they must. */
    public void put(ObjectNode input, JsonNode value) {
        ObjectNode at = input;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            at = step.isInList() ? element(at, step) : at.withObjectProperty(step.name());
        }
        Step last = steps.get(steps.size() - 1);
        if (last.isInList()) {
            at.withArrayProperty(last.name()).add(value);
        } else {
            at.set(last.name(), value);
        }
    }

    private static ObjectNode element(ObjectNode at, Step step) {
        ArrayNode list = at.withArrayProperty(step.name());
        while (list.size() <= step.index()) {
            list.addObject();
        }
        return (ObjectNode) list.get(step.index());
    }
}
