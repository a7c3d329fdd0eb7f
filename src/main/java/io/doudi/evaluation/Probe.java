package io.doudi.evaluation;

import io.doudi.evaluation.DmnModels.Result;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Relevance.Run;
import io.doudi.evaluation.Tries.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Asks what would come out of one question for other facts. */
final class Probe {

    private final Tries tables;
    private final DrlRules rules;
    private final BiFunction<Variant, Result, Decided> decided;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Variant facts, Made made, Run run) {}

    /**
     * @param decided completes what the tables made by the findings of the DRL rules
     */
    Probe(Tries tables, DrlRules rules, BiFunction<Variant, Result, Decided> decided) {
        this.tables = tables;
        this.rules = rules;
        this.decided = decided;
    }

    /** What comes out for the facts, and which facts were looked at. */
    Run run(Variant facts) {
        Made made = tables.of(facts);
        for (Asked earlier : asked) {
            if (earlier.made() == made && !rules.mention(earlier.facts().differences(facts))) {
                return earlier.run();
            }
        }
        Run run = run(made, attempt(made, facts));
        asked.add(new Asked(facts, made, run));
        return run;
    }

    private Attempt attempt(Made made, Variant facts) {
        return Attempt.of(() -> decided.apply(facts, made.required()));
    }

    private Run run(Made made, Attempt attempt) {
        return new Run(
                attempt.comparable(),
                fact ->
                        rules.mention(fact.places())
                                || fact.places().stream()
                                        .anyMatch(
                                                place -> made.facts().isRead(place, made.reads())),
                made.result() == null ? List.of() : made.result().tables());
    }

    /** Notes what is known of the facts already. */
    void add(Variant facts, Made made, Attempt attempt) {
        tables.add(made);
        asked.add(new Asked(facts, made, run(made, attempt)));
    }
}
