package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days as they are typed, as FEEL writes them. */
class FeelDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                ">= 2023/9/1|>= date(\"2023-09-01\")",
                "2023年9月1日|date(\"2023-09-01\")",
                "[2023.9.1..2023.12.31]|[date(\"2023-09-01\")..date(\"2023-12-31\")]",
                "2023-09-01|date(\"2023-09-01\")",
                "date(\"2023-09-01\")|date(\"2023-09-01\")",
                "12023/9/1|12023/9/1"
            })
    void daysBecomeDates(String typed, String feel) {
        assertThat(FeelDates.repaired(typed)).isEqualTo(feel);
    }

    @Test
    void aDayThatThereIsNotIsNone() {
        assertThatThrownBy(() -> FeelDates.repaired("2023/2/30"))
                .isInstanceOf(DateTimeException.class);
    }
}
