package io.doudi.decision;

import io.doudi.decision.Explanation.Calculated;
import io.doudi.decision.Explanation.Met;
import io.doudi.decision.Explanation.Row;
import io.doudi.decision.Explanation.Stage;
import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Trace.Argument;
import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.Condition;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Source;
import io.doudi.evaluation.Trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the way to the outcome, decision by decision. */
final class Path {

    private final Words words;
    private final Arithmetic arithmetic;

    private Path(Words words) {
        this.words = words;
        this.arithmetic = new Arithmetic(words);
    }

    static List<Stage> of(Trace trace, Words words) {
        Path path = new Path(words);
        return trace.decisions().stream().map(path::stage).toList();
    }

    private Stage stage(MadeDecision decision) {
        RowText text = new RowText(decision, words);
        List<Row> rows = new ArrayList<>();
        List<Calculated> steps = new ArrayList<>();
        for (Step step : decision.steps()) {
            if (step instanceof Hit hit) {
                rows.add(row(hit, text));
            }
            if (step instanceof Argument argument) {
                arithmetic.called(argument);
            }
            if (step instanceof Calculation calculation) {
                Calculated calculated = calculated(calculation);
                if (tells(calculation.value())) {
                    steps.add(calculated);
                }
            }
        }
        arithmetic.made(decision);
        return new Stage(
                decision.name(),
                words.messages().label(decision.label(), decision.name()),
                decision.question(),
                PlainValue.of(decision.result()),
                decision.source().ruleIds(),
                decision.source().clause(),
                rows,
                steps);
    }

    /** What is composed is told by its parts, and nothing is told of what has no value. */
    private static boolean tells(Object value) {
        return value != null && !(value instanceof Map) && !List.of().equals(value);
    }

    private static Row row(Hit hit, RowText text) {
        Source source = hit.source();
        return new Row(
                text.table(hit),
                hit.row(),
                source.ruleIds(),
                source.clause(),
                source.layer(),
                source.note(),
                text.sentence(hit),
                RowText.asked(hit).stream().map(condition -> met(condition, text)).toList(),
                hit.outputs());
    }

    private static Met met(Condition condition, RowText text) {
        return new Met(
                text.label(condition.label()),
                condition.required(),
                PlainValue.of(condition.actual()),
                text.sentence(condition));
    }

    private Calculated calculated(Calculation step) {
        return new Calculated(
                step.name(),
                arithmetic.label(step),
                step.expression(),
                PlainValue.of(step.value()),
                arithmetic.sentence(step),
                step.source().ruleIds(),
                step.source().clause());
    }
}
