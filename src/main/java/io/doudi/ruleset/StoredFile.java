package io.doudi.ruleset;

/**
 * A file of a version or a draft without its text.
 *
 * @param digest SHA-256 of its text, which is also its entity tag
 */
public record StoredFile(String path, String digest) {}
