package io.doudi.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can happen. */
public enum EventType {
    /** A decision was put on record. */
    DECISION_RECORDED("io.doudi.decision.recorded"),
    /** A version of a rule set was published. */
    RULE_SET_PUBLISHED("io.doudi.rule-set.published"),
    /** A version of a rule set was taken out of force. */
    RULE_SET_WITHDRAWN("io.doudi.rule-set.withdrawn");

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    /** The {@code type} of its CloudEvents. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The type of a code; an {@link IllegalArgumentException} tells what there is. */
    @JsonCreator
    public static EventType of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "A type of events is one of "
                                                + Arrays.stream(values())
                                                        .map(EventType::code)
                                                        .collect(Collectors.joining(", "))));
    }

    /** The types of stored names, in their order. */
    static Set<EventType> ofNames(String[] names) {
        return Arrays.stream(names)
                .map(EventType::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of types, as they are stored. */
    static String[] names(Set<EventType> types) {
        return types.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
