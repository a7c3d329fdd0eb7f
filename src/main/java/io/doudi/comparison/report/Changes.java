package io.doudi.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.doudi.comparison.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sides of a finished comparison, and what each decision changes from the first to another.
 *
 * @param sides their names, in their order
 */
record Changes(List<String> sides, List<Change> all, JsonNode result) {

    /**
     * One decision, before and after.
     *
     * @param label the decision with its period, and the other side if there are several
     * @param period for what amounts are paid: MONTH, ONCE or NONE
     */
    record Change(String label, String period, JsonNode found) {

        JsonNode figures() {
            return found.path("all");
        }

        /** The figures of a transition; missing if it did not happen. */
        JsonNode transition(String transition) {
            return ReportWords.items(found.path("transitions"))
                    .filter(line -> line.path("value").asText().equals(transition))
                    .map(line -> line.path("figures"))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }

        /** Those that gain, or those that lose. */
        JsonNode outcome(String outcome) {
            return found.requiredAt("/outcomes/" + outcome);
        }

        boolean hasAmount() {
            return !period.equals("NONE");
        }

        boolean isSame() {
            return ReportWords.items(found.path("transitions"))
                    .allMatch(line -> line.path("value").asText().equals("SAME"));
        }
    }

    static Changes of(Comparison comparison, JsonNode result, ReportWords words) {
        List<String> sides =
                IntStream.range(0, comparison.rules().size())
                        .mapToObj(
                                i ->
                                        words.side(
                                                comparison.request().sides().get(i),
                                                comparison.rules().get(i)))
                        .toList();
        return new Changes(sides, changes(result, sides, words), result);
    }

    /** What the side is called that a part of the result is about. */
    String name(JsonNode part) {
        return sides.get(part.path("side").asInt() - 1);
    }

    private static List<Change> changes(JsonNode result, List<String> sides, ReportWords words) {
        boolean areSeveral = result.path("differences").size() > 1;
        List<Change> all = new ArrayList<>();
        for (JsonNode difference : result.path("differences")) {
            String side = areSeveral ? sides.get(difference.path("side").asInt() - 1) : "";
            for (JsonNode found : difference.path("decisions")) {
                all.add(change(found, side, words));
            }
        }
        return all;
    }

    private static Change change(JsonNode found, String side, ReportWords words) {
        String period = found.path("period").asText();
        String label = words.decision(found.path("decision").asText(), period);
        return new Change(
                side.isEmpty() ? label : words.text("label.side", side, label), period, found);
    }
}
