package io.doudi.supply;

import io.doudi.language.Messages;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit found.
 *
 * @param components how many components were looked at
 * @param advisories how many advisories speak of Maven packages
 * @param newest when the newest of them was changed, which tells how old the file is
 */
public record AuditReport(
        int components, int advisories, LocalDate newest, List<Finding> findings) {

    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** How many findings nobody accepted, or not any more. */
    public long open() {
        return findings.stream().filter(finding -> !finding.isAccepted()).count();
    }

    /** A summary, then each finding, those that are open first. */
    public List<String> texts(Messages messages) {
        return Stream.concat(
                        Stream.of(summary(messages)),
                        findings.stream()
                                .sorted(
                                        Comparator.comparing(Finding::isAccepted)
                                                .thenComparing(
                                                        finding -> finding.component().toString())
                                                .thenComparing(finding -> finding.advisory().id()))
                                .map(finding -> "  " + finding.text(messages)))
                .toList();
    }

    private String summary(Messages messages) {
        return messages.text(
                "command.audit.report",
                components,
                advisories,
                newest,
                open(),
                findings.size() - open());
    }
}
