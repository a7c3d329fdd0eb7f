package io.doudi.decision.record;

/**
 * A key that a caller sends so that a repeated request is answered by the same decision.
 *
 * @param requestDigest SHA-256 of the request; another request under the same key is a mistake
 */
public record Key(String caller, String key, byte[] requestDigest) {}
