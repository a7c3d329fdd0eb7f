package io.doudi.command;

import io.doudi.language.Messages;
import java.util.Locale;
import picocli.CommandLine.Option;

/** In which language a command speaks. */
final class Language {

    @Option(names = "--lang", description = "zh (default) or en.")
    private String tag = "zh";

    /** As a service is told it. */
    String tag() {
        return tag;
    }

    Messages messages() {
        return Messages.in(Locale.forLanguageTag(tag));
    }
}
