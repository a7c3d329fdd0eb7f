package io.doudi.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the sentences about one outcome from templates. */
final class Sentences {

    private final Outcome outcome;
    private final String decision;
    private final List<String> sentences = new ArrayList<>();

    Sentences(String decision, Outcome outcome) {
        this.decision = decision;
        this.outcome = outcome;
    }

    /** Says the template of the decision with the named outputs, if all of them have a value. */
    Sentences say(String template, String... outputs) {
        return Arrays.stream(outputs).allMatch(outcome::has) ? add(template, outputs) : this;
    }

    Sentences when(boolean condition, String template, String... outputs) {
        return condition ? say(template, outputs) : this;
    }

    List<String> toList() {
        return List.copyOf(sentences);
    }

    private Sentences add(String template, String... outputs) {
        Object[] words = Arrays.stream(outputs).map(outcome::text).toArray();
        sentences.add(
                outcome.words().messages().text("summary." + decision + "." + template, words));
        return this;
    }
}
