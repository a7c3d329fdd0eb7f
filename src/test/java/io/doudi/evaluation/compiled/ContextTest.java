package io.doudi.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A context is a map like those of the engine. */
class ContextTest {

    private final Map<String, Object> usual = new LinkedHashMap<>();
    private final Context context =
            new Context(
                    new String[] {"present", "code", "a field", "nothing"},
                    new Object[] {true, "REQUIRED", List.of(1), null});

    ContextTest() {
        usual.put("present", true);
        usual.put("code", "REQUIRED");
        usual.put("a field", List.of(1));
        usual.put("nothing", null);
    }

    @Test
    void isEqualToAMapWithTheSameEntries() {
        assertThat(context).isEqualTo(usual).hasSameHashCodeAs(usual).hasSameSizeAs(usual);
        assertThat(usual).isEqualTo(context);
        assertThat(new HashMap<>(context)).isEqualTo(new HashMap<>(usual));
        usual.put("code", "OTHER");
        assertThat(context).isNotEqualTo(usual);
    }

    @Test
    void keepsItsOrder() {
        assertThat(new ArrayList<>(context.keySet())).isEqualTo(new ArrayList<>(usual.keySet()));
        assertThat(new ArrayList<>(context.values())).isEqualTo(new ArrayList<>(usual.values()));
        assertThat(context).hasToString(usual.toString());
    }

    @Test
    void tellsWhatIsNotThereFromWhatIsNull() {
        for (Object name : new Object[] {"code", "nothing", "present", "other", null, 7}) {
            assertThat(context.containsKey(name)).isEqualTo(usual.containsKey(name));
            assertThat(context.get(name)).isEqualTo(usual.get(name));
        }
    }

    @Test
    void isNeverChanged() {
        assertThatThrownBy(() -> context.put("code", "OTHER"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
