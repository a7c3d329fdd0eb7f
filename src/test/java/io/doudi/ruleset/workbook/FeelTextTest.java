package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks of Chinese typing, as FEEL writes them. */
class FeelTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "“外地”|\"外地\"",
                "“外地”，“本地”|\"外地\",\"本地\"",
                "「外地」、『本地』|\"外地\",\"本地\"",
                "‘外地’|\"外地\"",
                "“外地\"|\"外地\"",
                "\"外地”|\"外地\"",
                "“外地“|\"外地\"",
                "not（“甲”）|not(\"甲\")",
                "＞＝１２００|>=1200",
                "≥ 60|>= 60",
                "≤－1．5|<=-1.5",
                "［1..4］|[1..4]",
                "【1..4】|[1..4]",
                "“收入（元），≥1”|\"收入（元），≥1\"",
                "\"他说“好”，（是）\"|\"他说“好”，（是）\"",
                "“他说\"好\"”|\"他说\\\"好\\\"\"",
                "\"引\\\"号，\"，1|\"引\\\"号，\",1",
                "a.b ＝ 1|a.b = 1",
                "1\u30002|1 2",
                "[1..2)|[1..2)",
                "-|-"
            })
    void areRepairedOutsideOfTexts(String typed, String feel) {
        assertThat(FeelText.repaired(typed)).contains(feel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"“外地", "\"外地", "「外地"})
    void areNotGuessedIfAQuoteIsOpen(String typed) {
        assertThat(FeelText.repaired(typed)).isEmpty();
    }

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
