package io.doudi.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How facts tell that a household of three earns more or less. */
class OtherIncomeTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static Optional<ObjectNode> changed(String facts, String yuan) {
        return OtherIncome.of((ObjectNode) read(facts), new BigDecimal(yuan), 3);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"incomes\": [{\"amount\": 100}, {\"amount\": 900}]} | 1 |"
                        + " {\"incomes\": [{\"amount\": 100}, {\"amount\": 901}]}",
                "{\"incomes\": [{\"amount\": 2400, \"period\": \"YEAR\"}, {\"amount\": 150}]} | 1 |"
                        + " {\"incomes\": [{\"amount\": 2412, \"period\": \"YEAR\"}, {\"amount\": 150}]}",
                "{\"incomes\": [{\"amount\": 1200, \"period\": \"YEAR\"}, {\"amount\": 150}]} | -50 |"
                        + " {\"incomes\": [{\"amount\": 1200, \"period\": \"YEAR\"}, {\"amount\": 100}]}",
                "{\"incomes\": [{\"amount\": 30}]} | -50 | {\"incomes\": [{\"amount\": 0}]}",
                "{\"profile\": {\"perCapitaMonthlyIncome\": 500}} | 50 |"
                        + " {\"profile\": {\"perCapitaMonthlyIncome\": 516.67}}"
            })
    void changesTheLargestLineAndTheIncomeAHead(String facts, String yuan, String expected) {
        assertThat(changed(facts, yuan).map(ObjectNode::toString))
                .contains(read(expected).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"incomes\": []}",
                "{\"incomes\": [{\"amount\": \"much\"}]}",
                "{\"incomes\": 7}"
            })
    void saysIfNoIncomeIsTold(String facts) {
        assertThat(changed(facts, "1")).isEmpty();
    }

    @Test
    void leavesTheFactsAsTheyWere() {
        ObjectNode facts = (ObjectNode) read("{\"incomes\": [{\"amount\": 100}]}");
        OtherIncome.of(facts, BigDecimal.ONE, 1);
        assertThat(facts.at("/incomes/0/amount").intValue()).isEqualTo(100);
    }
}
