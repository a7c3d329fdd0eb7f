package io.doudi.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.decision.Decision;
import io.doudi.decision.Explanation.Calculated;
import io.doudi.language.Messages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The outputs of decisions and their values in the words of the models. */
final class OutputWords {

    private final Messages messages;
    private final Map<String, String> labels = new HashMap<>();

    OutputWords(Messages messages, Stream<Decision> decisions) {
        this.messages = messages;
        decisions
                .filter(decision -> decision.explanation() != null)
                .flatMap(decision -> decision.explanation().path().stream())
                .flatMap(stage -> stage.arithmetic().stream())
                .forEach(this::add);
    }

    private void add(Calculated step) {
        labels.put(step.name(), step.label());
    }

    /** The name of an output, as the models have it. */
    String label(String output) {
        return Optional.ofNullable(labels.get(output))
                .or(() -> messages.find("pages.output." + output))
                .or(() -> messages.find("output." + output))
                .orElse(output);
    }

    /** A value of an output; nothing is a value too. */
    String value(Object value) {
        return value instanceof JsonNode node ? words(node) : messages.text("value.null");
    }

    private String words(JsonNode node) {
        if (node.isNull()) {
            return messages.text("value.null");
        }
        if (node.isArray()) {
            return node.isEmpty() ? messages.text("value.empty") : joined(node);
        }
        String text = node.isValueNode() ? node.asText() : node.toString();
        return Stream.of("value.", "code.", "reason.")
                .flatMap(kind -> messages.find(kind + text).stream())
                .findFirst()
                .orElse(text);
    }

    private String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(this::words)
                .collect(Collectors.joining(messages.text("separator.list")));
    }
}
