package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of a table of which no row is hit, asked for again with another fact. */
class DefaultOutputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"none\"|none|none",
                "12.50|12.50|12.50",
                "-3|-3|-3",
                "true|true|true",
                "null|null|null",
                "level + 1|2|3",
                "if level > 1 then \"high\" else \"low\"|low|high"
            })
    void isThatOfThePresentCase(String text, String first, String second) {
        KnowledgeBase base =
                KnowledgeBase.compile(
                        List.of(BaseModels.untouched().with("default", text).layer()));
        assertThat(missed(base, 1)).isEqualTo(first);
        assertThat(missed(base, 2)).isEqualTo(second);
        assertThat(missed(base, 1)).isEqualTo(first);
    }

    private static String missed(KnowledgeBase base, int level) {
        String input = "{\"level\": %d, \"word\": \"one\", \"numbers\": [1]}".formatted(level);
        Object table =
                Questions.decide(base, "verdict", "2026-01-01", input).outcome().get("table");
        String text = String.valueOf(table);
        return text.substring(text.lastIndexOf(", ") + 2, text.length() - 1)
                .replace("\"", "")
                .trim();
    }
}
