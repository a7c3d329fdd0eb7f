package io.doudi.web;

import io.doudi.access.Regions;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the pages of administration ask of accounts, keys and records. */
@TemplateExtension
final class AccessViews {

    private static final double MEBIBYTE = 1024 * 1024;

    private AccessViews() {}

    static String in(Regions regions, Messages messages) {
        return new TreeSet<>(regions.codes())
                .stream()
                        .map(code -> messages.find("region." + code).orElse(code))
                        .collect(Collectors.joining(messages.text("separator.list")));
    }

    static String in(Set<Role> roles, Messages messages) {
        return roles.stream()
                .map(role -> messages.text("role." + role.code()))
                .collect(Collectors.joining(messages.text("separator.list")));
    }

    /** A moment that may not have come, or what is said instead. */
    static String minuteOr(Optional<Instant> moment, String otherwise) {
        return moment.map(PageViews::minute).orElse(otherwise);
    }

    /** A size in mebibytes. */
    static String mebibytes(Long bytes) {
        return "%.1f".formatted(bytes / MEBIBYTE);
    }
}
