package io.doudi.web;

import io.doudi.access.AccessEvent;
import io.doudi.language.Messages;
import io.doudi.ruleset.AuditEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that somebody did, in words.
 *
 * @param action what was done
 * @param subject what it was done to
 * @param reason why, in the actor's words; empty if it was not asked for
 * @param details what else is known
 */
record TrailEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        String details) {

    /** Roles and regions as the trail keeps them. */
    private static final Pattern RIGHTS = Pattern.compile("\\[(.*)] \\[(.*)]");

    static TrailEntry of(AuditEvent event, Messages messages) {
        return new TrailEntry(
                event.id(),
                event.at(),
                event.actor(),
                messages.text("trail." + event.action()),
                event.ruleSet() + "/" + event.version(),
                event.reason().orElse(""),
                new TreeMap<>(event.details())
                        .entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .collect(Collectors.joining("; ")));
    }

    static TrailEntry of(AccessEvent event, Messages messages) {
        return new TrailEntry(
                event.id(),
                event.at(),
                event.actor(),
                messages.text("trail." + event.action()),
                event.subject(),
                "",
                rights(event.details(), messages));
    }

    private static String rights(String details, Messages messages) {
        Matcher rights = RIGHTS.matcher(details);
        return rights.matches()
                ? words("role", rights.group(1), messages)
                        + " · "
                        + words("region", rights.group(2), messages)
                : details;
    }

    private static String words(String kind, String codes, Messages messages) {
        return Arrays.stream(codes.split(", "))
                .map(code -> messages.find(kind + "." + code).orElse(code))
                .collect(Collectors.joining(messages.text("separator.list")));
    }
}
