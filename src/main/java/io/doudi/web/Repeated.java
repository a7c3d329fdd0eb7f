package io.doudi.web;

import io.doudi.decision.Decision;
import io.doudi.decision.Explanation.Row;
import io.doudi.decision.Replay;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision that was made again, beside what it was.
 *
 * @param version the version that was asked for; empty for the same ones
 * @param refusal why it could not be made; empty if it was
 * @param summary what comes out now, in sentences; none if it is the same
 * @param lost rows that were hit then and are not now
 * @param gained rows that are hit now and were not then
 */
record Repeated(
        String version,
        boolean equal,
        String refusal,
        List<String> summary,
        List<Output> outputs,
        List<Row> lost,
        List<Row> gained) {

    /** An output that differs, in words. */
    record Output(String label, String before, String after) {}

    static Repeated of(String version, Decision before, Replay.Result result, Messages messages) {
        if (result.equal()) {
            return new Repeated(version, true, "", List.of(), List.of(), List.of(), List.of());
        }
        Decision after = result.decision();
        OutputWords words = new OutputWords(messages, Stream.of(before, after));
        return new Repeated(
                version,
                false,
                "",
                after.explanation() == null ? List.of() : after.explanation().summary(),
                result.outcome().stream()
                        .map(
                                change ->
                                        new Output(
                                                words.label(change.output()),
                                                words.value(change.before()),
                                                words.value(change.after())))
                        .toList(),
                rows(before, result.lost()),
                rows(after, result.gained()));
    }

    static Repeated refused(String version, ProblemException problem, Messages messages) {
        String field = problem.field().orElse("");
        String refusal =
                messages.find("problem." + problem.type(), field).orElse(problem.getMessage());
        return new Repeated(version, false, refusal, List.of(), List.of(), List.of(), List.of());
    }

    /** Whether nothing that a person would notice is different. */
    public boolean isSameOutcome() {
        return refusal.isEmpty() && outputs.isEmpty() && lost.isEmpty() && gained.isEmpty();
    }

    private static List<Row> rows(Decision decision, Collection<String> ids) {
        if (decision.explanation() == null) {
            return List.of();
        }
        return decision.explanation().path().stream()
                .flatMap(stage -> stage.rows().stream())
                .filter(row -> ids.contains(row.row()))
                .toList();
    }
}
