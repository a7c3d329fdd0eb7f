package io.doudi.ruleset;

/** What a check found. */
public record CheckReport(int errors, int warnings) {}
