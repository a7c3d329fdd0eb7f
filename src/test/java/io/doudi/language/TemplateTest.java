package io.doudi.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts come out as {@link MessageFormat} fills them. */
class TemplateTest {

    private static final Object[][] ARGUMENTS = {
        {}, {"一"}, {"one", "{0}"}, {1_234_567, -0.5, "c", "d", "e", "f", "g", "h"}, {null, null}
    };

    static Stream<String> bundle() {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", Locale.CHINESE);
        return bundle.keySet().stream().map(bundle::getString).filter(text -> text.contains("{"));
    }

    @ParameterizedTest
    @MethodSource("bundle")
    @ValueSource(
            strings = {
                "",
                "{0}",
                "{1} after {0}, {1} again",
                "it''s {0}",
                "'{0}' stays, {0} goes",
                "{2}{0}",
                "no place"
            })
    void fillsAsMessageFormatDoes(String text) {
        for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
            for (Object[] arguments : ARGUMENTS) {
                assertThat(new Template(text, locale).filled(arguments))
                        .isEqualTo(new MessageFormat(text, locale).format(arguments));
            }
        }
    }
}
