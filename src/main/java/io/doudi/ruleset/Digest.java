package io.doudi.ruleset;

import io.doudi.Sha256;
import io.doudi.evaluation.RuleFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The address of a version's content: SHA-256 over its files sorted by path, with line ends as LF.
 */
public final class Digest {

    private Digest() {}

    /**
     * @param base the digest of the version that this one is based on; empty if none
     */
    static String of(Collection<RuleFile> files, String base) {
        MessageDigest digest = Sha256.digest();
        digest.update(base.getBytes(StandardCharsets.UTF_8));
        files.stream()
                .sorted(Comparator.comparing(RuleFile::path))
                .forEach(
                        file -> {
                            byte[] content =
                                    canonical(file.content()).getBytes(StandardCharsets.UTF_8);
                            digest.update(
                                    (file.path() + '\0' + content.length + '\0')
                                            .getBytes(StandardCharsets.UTF_8));
                            digest.update(content);
                        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The address of one text. */
    public static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The address of any content. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content));
    }

    static String canonical(String content) {
        return content.replace("\r\n", "\n").replace('\r', '\n');
    }
}
