package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks of Chinese typing, as FEEL writes them. */
class TypedTextTest {

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
        assertThat(TypedText.repaired(typed)).contains(feel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"“外地", "\"外地", "「外地"})
    void areNotGuessedIfAQuoteIsOpen(String typed) {
        assertThat(TypedText.repaired(typed)).isEmpty();
    }
}
