package io.doudi.web;

import io.doudi.decision.ConditionText;
import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.language.Messages;
import io.doudi.ruleset.AuditEvent;
import io.doudi.ruleset.Check;
import io.doudi.ruleset.CheckReport;
import io.doudi.ruleset.DifferenceText;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.DraftState;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.RuleTable.Column;
import io.doudi.ruleset.RuleTable.Kind;
import io.doudi.ruleset.RuleTable.Row;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the pages for staff ask of their parts. */
@TemplateExtension
final class PageViews {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final List<String> STAGES = List.of("WRITE", "APPROVE", "PUBLISH", "LIVE");

    private PageViews() {}

    static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(Days.ZONE));
    }

    static String in(Manifest.Title title, Messages messages) {
        return messages == Messages.CHINESE ? title.zh() : title.en();
    }

    /** Who did what. */
    static String told(AuditEvent event, Messages messages) {
        String told =
                messages.text(
                        "audit." + event.action(),
                        event.actor(),
                        event.ruleSet() + "/" + event.version());
        Object path = event.details().get("path");
        return path == null ? told : messages.text("value.entry", told, path);
    }

    /** The page of a draft. */
    static String href(Draft draft) {
        return "/drafts/" + draft.name();
    }

    /** The page on which a whole model of a draft is edited. */
    static String editor(Draft draft, String file) {
        return "%s/model?file=%s".formatted(href(draft), file);
    }

    /**
     * A stage of a draft.
     *
     * @param state done, now or next
     */
    record Stage(String name, String state) {}

    /** The stages of a draft, with the one where it stands. */
    static List<Stage> way(Draft draft) {
        int now =
                switch (draft.state()) {
                    case DRAFT, REJECTED, DISCARDED -> 0;
                    case SUBMITTED -> 1;
                    case APPROVED -> 2;
                    case PUBLISHED -> 3;
                };
        return IntStream.range(0, STAGES.size())
                .mapToObj(
                        i -> new Stage(STAGES.get(i), i < now ? "done" : i == now ? "now" : "next"))
                .toList();
    }

    /** Whether a draft has not come to an end. */
    static boolean isOpen(DraftState state) {
        return state != DraftState.PUBLISHED && state != DraftState.DISCARDED;
    }

    /** What a check found, the gravest first. */
    static List<Diagnostic> inOrder(CheckReport report) {
        return report.diagnostics().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .toList();
    }

    /** The names of the cases that come out otherwise than they should. */
    static List<String> failedCases(Check check) {
        return check.report().stream()
                .flatMap(report -> report.diagnostics().stream())
                .filter(found -> found.code() == Code.CASE_FAILED)
                .map(Diagnostic::element)
                .distinct()
                .toList();
    }

    /** Whether changes are of stored cases, which follow the rules. */
    static boolean isOfCases(DifferenceText.Section section) {
        return section.file().startsWith("cases/");
    }

    /** What a row requires, one sentence for each condition that asks for something. */
    static List<String> requirements(RuleTable table, Row row, Messages messages) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.kind() == Kind.CONDITION) {
                String sentence =
                        ConditionText.condition(column.label(), row.cells().get(i), messages);
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    /** What a row answers. */
    static List<String> results(RuleTable table, Row row, Messages messages) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.kind() == Kind.RESULT && !row.cells().get(i).isBlank()) {
                sentences.add(ConditionText.result(column.label(), row.cells().get(i), messages));
            }
        }
        return sentences;
    }

    /** Whether a row has a number that others can be tried for. */
    static boolean hasNumbers(RuleTable table, Row row) {
        return NumberCells.isIn(table, row);
    }

    /** Whether a row holds a value that no document prints. */
    static boolean isUnofficial(RuleTable table, Row row) {
        return table.isParameters()
                && row.cells().stream().anyMatch(cell -> cell.contains("ILLUSTRATIVE"));
    }
}
