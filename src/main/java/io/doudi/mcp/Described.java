package io.doudi.mcp;

import io.doudi.language.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What arguments that several tools share mean. */
final class Described {

    static final String RULE_SET = "Name of the rule set, for example dazhou.";
    static final String VERSION = "Name of the published version, for example 2023.";
    static final String DRAFT = "Name of the draft, for example 2023.1.";
    static final String REGION = "Code of the region, for example DAZHOU.";
    static final String DECISION = "Name of the decision, for example temporaryAssistance.";
    static final String TABLE = "Id of the table, as read_version and read_draft list it.";
    static final String FILE = "Path of the model; needed only if two have a table of that id.";
    static final String LANGUAGE = "Language of sentences: zh or en; zh if it is not given.";

    private Described() {}

    static Messages messages(Optional<String> language) {
        return Messages.preferred(
                language.map(Locale::forLanguageTag).map(List::of).orElse(List.of()));
    }
}
