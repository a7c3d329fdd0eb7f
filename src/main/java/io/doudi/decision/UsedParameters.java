package io.doudi.decision;

import io.doudi.decision.Explanation.UsedParameter;
import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Trace.Parameter;
import java.util.List;

/** Writes the dated values that were used, each with a notice if it is not official. */
final class UsedParameters {

    private UsedParameters() {}

    static List<UsedParameter> of(Trace trace, Words words) {
        return trace.parameters().stream().map(parameter -> used(parameter, words)).toList();
    }

    private static UsedParameter used(Parameter parameter, Words words) {
        return new UsedParameter(
                parameter.name(),
                label(parameter, words),
                parameter.value(),
                unit(parameter, words),
                parameter.status(),
                parameter.official(),
                period(parameter, words),
                parameter.source().clause(),
                parameter.source().ruleIds(),
                parameter.official() ? "" : notice(parameter, words));
    }

    /** For example that a value is an example and not a published standard. */
    static String notice(Parameter parameter, Words words) {
        return words.messages()
                .text(
                        "parameter.notice",
                        label(parameter, words),
                        parameter.value(),
                        unit(parameter, words),
                        status(parameter, words));
    }

    private static String label(Parameter parameter, Words words) {
        return words.messages()
                .find("parameter." + parameter.name())
                .orElseGet(() -> Arithmetic.humanised(parameter.name()));
    }

    private static String unit(Parameter parameter, Words words) {
        return words.messages().label(parameter.unit(), parameter.unit());
    }

    private static String status(Parameter parameter, Words words) {
        return words.messages().find("status." + parameter.status()).orElse(parameter.status());
    }

    private static String period(Parameter parameter, Words words) {
        Cell period = new Cell(parameter.period());
        return period.any() ? words.messages().text("period.always") : period.required(words);
    }
}
