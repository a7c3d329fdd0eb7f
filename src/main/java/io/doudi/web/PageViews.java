package io.doudi.web;

import io.doudi.decision.ConditionText;
import io.doudi.language.Messages;
import io.doudi.ruleset.AuditEvent;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.ReadableTable;
import io.doudi.ruleset.ReadableTable.Column;
import io.doudi.ruleset.ReadableTable.Kind;
import io.doudi.ruleset.ReadableTable.Row;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the pages for staff ask of their parts. */
@TemplateExtension
final class PageViews {

    /** The rules are Chinese law, and so are their days. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private PageViews() {}

    static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(ZONE));
    }

    static String in(Manifest.Title title, Messages messages) {
        return messages == Messages.CHINESE ? title.zh() : title.en();
    }

    /** Who did what. */
    static String told(AuditEvent event, Messages messages) {
        return messages.text(
                "audit." + event.action(), event.actor(), event.ruleSet() + "/" + event.version());
    }

    /** The page of a draft. */
    static String href(Draft draft) {
        return "/drafts/" + draft.name();
    }

    /** What a row requires, one sentence for each condition that asks for something. */
    static List<String> requirements(ReadableTable table, Row row, Messages messages) {
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
    static List<String> results(ReadableTable table, Row row, Messages messages) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.kind() == Kind.RESULT && !row.cells().get(i).isBlank()) {
                sentences.add(ConditionText.result(column.label(), row.cells().get(i), messages));
            }
        }
        return sentences;
    }

    /** Whether a row holds a value that no document prints. */
    static boolean isUnofficial(ReadableTable table, Row row) {
        return table.isParameters()
                && row.cells().stream().anyMatch(cell -> cell.contains("ILLUSTRATIVE"));
    }
}
