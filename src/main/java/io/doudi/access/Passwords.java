package io.doudi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares passwords with their bcrypt hashes. That is slow on purpose, so what was right lately is
 * remembered: under a hash with a key that only this process has, together with the bcrypt hash, so
 * that another password counts at once.
 */
@ApplicationScoped
class Passwords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    /** What an unknown name is compared with, so that the time that it takes tells nothing. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody has this password");

    private final SecretKeySpec key = newKey();
    private final Cache<String, Boolean> right =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** Whether a password belongs to a hash; there is no hash for a name that nobody has. */
    boolean match(String password, Optional<String> hash) {
        String against = hash.orElse(NOBODY);
        String proof = proof(password, against);
        if (right.getIfPresent(proof) != null) {
            return true;
        }
        boolean matches = BcryptUtil.matches(password, against) && hash.isPresent();
        if (matches) {
            right.put(proof, true);
        }
        return matches;
    }

    private String proof(String password, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String both = hash + '\n' + password;
            return HexFormat.of().formatHex(mac.doFinal(both.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, ALGORITHM);
    }
}
