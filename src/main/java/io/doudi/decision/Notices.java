package io.doudi.decision;

import io.doudi.decision.Explanation.Notice;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.Parameter;
import io.doudi.evaluation.Trace.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes what staff must know: warnings, values that are not official, readings that are open. */
record Notices(Decided decided, Words words) {

    static List<Notice> of(Decided decided, Words words) {
        Notices notices = new Notices(decided, words);
        Set<Notice> all = new LinkedHashSet<>();
        all.addAll(notices.warnings());
        all.addAll(notices.unofficialParameters());
        all.addAll(notices.openReadings());
        return List.copyOf(all);
    }

    private List<Notice> warnings() {
        return new Outcome(decided.outcome(), words)
                .codes("warnings").stream()
                        .filter(code -> !code.contains(":"))
                        .map(code -> new Notice(code, producers(code), words.sentence(code)))
                        .toList();
    }

    private List<String> producers(String code) {
        return new Producers(decided.trace())
                .of(code).stream().flatMap(source -> source.ruleIds().stream()).distinct().toList();
    }

    private List<Notice> unofficialParameters() {
        return decided.trace().parameters().stream()
                .filter(parameter -> !parameter.official())
                .map(this::unofficial)
                .toList();
    }

    private Notice unofficial(Parameter parameter) {
        return new Notice(
                "PARAMETER_NOT_OFFICIAL:" + parameter.name(),
                parameter.source().ruleIds(),
                UsedParameters.notice(parameter, words));
    }

    private List<Notice> openReadings() {
        String marker = words.messages().text("openReading.marker");
        List<Notice> open = new ArrayList<>();
        for (Hit hit : decided.trace().hits()) {
            if (hit.source().note().contains(marker)) {
                open.add(openReading(hit.row(), hit.source()));
            }
        }
        return open;
    }

    private Notice openReading(String row, Source source) {
        return new Notice(
                "OPEN_READING:" + row,
                source.ruleIds(),
                words.messages().text("openReading.sentence", row, source.clause(), source.note()));
    }
}
