package io.doudi.web;

import io.doudi.decision.Decision.Assumed;
import io.doudi.language.Messages;
import io.quarkus.qute.TemplateExtension;

/** What the page of a decision asks of its parts. */
@TemplateExtension
final class DecisionViews {

    private DecisionViews() {}

    /** The default that answered the question about a fact, in words. */
    static String answer(Assumed fact, Messages messages) {
        String value = String.valueOf(fact.value());
        return messages.find("code." + value)
                .or(() -> messages.find("value." + value))
                .orElse(value);
    }
}
