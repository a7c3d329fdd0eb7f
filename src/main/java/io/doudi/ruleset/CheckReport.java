package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.language.Messages;
import java.util.Comparator;
import java.util.List;

/**
 * What a check found.
 *
 * @param cases how many stored cases were run
 * @param compileMillis processor time of compiling everything that the version answers with
 * @param microsPerCase processor time of one case, in the middle of all
 */
public record CheckReport(
        List<Diagnostic> diagnostics, int cases, long compileMillis, long microsPerCase) {

    public CheckReport {
        diagnostics = List.copyOf(diagnostics);
    }

    /** What must be corrected before the rules can be published. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long errors() {
        return count(Severity.ERROR);
    }

    /** What the approver has to give a reason for. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long warnings() {
        return count(Severity.WARNING);
    }

    /** What was found as sentences, the gravest first. */
    public List<String> texts(Messages messages) {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .map(
                        found ->
                                "%s %s %s"
                                        .formatted(
                                                messages.text(
                                                        "diagnostic.severity." + found.severity()),
                                                found.code(),
                                                found.text(messages)))
                .toList();
    }

    private long count(Severity severity) {
        return diagnostics.stream().filter(found -> found.severity() == severity).count();
    }
}
