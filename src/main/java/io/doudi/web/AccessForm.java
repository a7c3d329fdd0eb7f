package io.doudi.web;

import io.doudi.access.Account;
import io.doudi.access.ApiKeys;
import io.doudi.access.Grant;
import io.doudi.access.Regions;
import io.doudi.access.Role;
import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the forms for accounts and API keys send, and what they are filled with again. */
public class AccessForm {

    private static final String SEPARATORS = "[\\s,，、;；]+";

    @FormParam("name")
    String name;

    @FormParam("password")
    String password;

    @FormParam("expiresAt")
    String expiresAt;

    @FormParam("roles")
    List<String> roles;

    @FormParam("regions")
    List<String> regions;

    /** The codes of regions that have no rule set yet. */
    @FormParam("others")
    String others;

    /** A form that nothing is filled in. */
    static AccessForm empty() {
        return new AccessForm();
    }

    /** What an account has now. */
    static AccessForm of(Account account, Collection<String> offered) {
        AccessForm form = new AccessForm();
        form.name = account.name();
        form.roles = account.roles().stream().map(Role::code).toList();
        form.regions = List.copyOf(account.regions().codes());
        form.others =
                account.regions().codes().stream()
                        .filter(code -> !offered.contains(code))
                        .sorted()
                        .collect(Collectors.joining(" "));
        return form;
    }

    /** What a field of text holds; a password is never sent back. */
    public String given(String field) {
        String text =
                switch (field) {
                    case "name" -> name;
                    case "expiresAt" -> expiresAt;
                    case "others" -> others;
                    default -> throw new IllegalArgumentException("There is no field " + field);
                };
        return text == null ? "" : text;
    }

    public boolean hasRole(String code) {
        return roles != null && roles.contains(code);
    }

    public boolean hasRegion(String code) {
        return regions != null && regions.contains(code);
    }

    /** The same for the accounts. */
    Grant grant() {
        return new Grant(isBlank(password) ? null : password, chosenRoles(), chosenRegions());
    }

    /** The same for the API keys. */
    ApiKeys.Order order() {
        return new ApiKeys.Order(given("name").strip(), chosenRoles(), chosenRegions(), end());
    }

    private Instant end() {
        return isBlank(expiresAt) ? null : Days.end(Days.day("expiresAt", expiresAt));
    }

    private Set<Role> chosenRoles() {
        return Arrays.stream(Role.values())
                .filter(role -> hasRole(role.code()))
                .collect(Collectors.toSet());
    }

    private Regions chosenRegions() {
        Set<String> codes = new LinkedHashSet<>(regions == null ? List.of() : regions);
        Arrays.stream(given("others").toUpperCase(Locale.ROOT).split(SEPARATORS))
                .filter(code -> !code.isBlank())
                .forEach(codes::add);
        return new Regions(codes);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
