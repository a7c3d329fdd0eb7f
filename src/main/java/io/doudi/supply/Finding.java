package io.doudi.supply;

import io.doudi.language.Messages;
import java.time.LocalDate;
import java.util.List;

/**
 * A component that an advisory speaks of.
 *
 * @param fixes later versions that are not affected, the nearest first
 * @param acceptances what was decided about the advisory
 * @param day the day on which acceptances must hold
 */
record Finding(
        Component component,
        Advisory advisory,
        List<String> fixes,
        List<Acceptance> acceptances,
        LocalDate day) {

    Finding {
        fixes = List.copyOf(fixes);
        acceptances = List.copyOf(acceptances);
    }

    boolean isAccepted() {
        return acceptances.stream().anyMatch(acceptance -> acceptance.holdsOn(day));
    }

    /** What it is, and what became of it. */
    String text(Messages messages) {
        String what =
                messages.text(
                        isAccepted() ? "command.audit.accepted" : "command.audit.affected",
                        component,
                        name(messages),
                        advisory.summary(),
                        fix(messages));
        return acceptances.stream()
                .map(acceptance -> decided(acceptance, messages))
                .reduce(what, (text, decision) -> text + "\n    " + decision);
    }

    private String name(Messages messages) {
        return advisory.aliases().isEmpty()
                ? advisory.id()
                : messages.text("value.code", advisory.id(), String.join(" ", advisory.aliases()));
    }

    private String fix(Messages messages) {
        return fixes.isEmpty()
                ? messages.text("command.audit.unfixed")
                : messages.text(
                        "command.audit.fixed", String.join(messages.text("separator.list"), fixes));
    }

    private String decided(Acceptance acceptance, Messages messages) {
        return messages.text(
                acceptance.holdsOn(day) ? "command.audit.until" : "command.audit.expired",
                acceptance.until(),
                acceptance.reason());
    }
}
