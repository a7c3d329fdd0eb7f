package io.doudi.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** What somebody may do. */
public enum Role {
    /** Everything, but nobody approves what they wrote themselves. */
    ADMIN("admin", Role.EVERYBODY, Role.STAFF, Role.WRITERS, Role.APPROVERS),
    /** Compares outcomes across versions. */
    ANALYST("analyst", Role.EVERYBODY, Role.STAFF),
    /** Approves, publishes and withdraws. */
    APPROVER("approver", Role.EVERYBODY, Role.STAFF, Role.APPROVERS),
    /** Reads records and the audit trail. */
    AUDITOR("auditor", Role.EVERYBODY, Role.STAFF),
    /** Asks for decisions. */
    CALLER("caller", Role.EVERYBODY),
    /** Writes drafts. */
    EDITOR("editor", Role.EVERYBODY, Role.STAFF, Role.WRITERS),
    /** Writes drafts and their DRL files. */
    RULE_ENGINEER("rule-engineer", Role.EVERYBODY, Role.STAFF, Role.WRITERS);

    /** The one role of administrators, for what only they may do. */
    public static final String ADMINISTRATOR = "admin";

    /** Everybody who has any role. */
    public static final String EVERYBODY = "everybody";

    /** Everybody who works with rules. */
    public static final String STAFF = "staff";

    /** The one role of analysts. */
    public static final String ANALYSTS = "analyst";

    /** The one role of auditors. */
    public static final String AUDITORS = "auditor";

    /** Everybody who writes drafts. */
    public static final String WRITERS = "writers";

    /** Everybody who approves and publishes. */
    public static final String APPROVERS = "approvers";

    private final String code;
    private final List<String> groups;

    Role(String code, String... groups) {
        this.code = code;
        this.groups = List.of(groups);
    }

    /** The name in accounts and settings. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The groups that it belongs to; what is allowed, is allowed to groups. */
    List<String> groups() {
        return groups;
    }

    /** The role of a name. */
    @JsonCreator
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code + " is not a role"));
    }
}
