package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.Collection;
import java.util.List;

/**
 * A file of a version or a draft without its text.
 *
 * @param digest SHA-256 of its text, which is also its entity tag
 */
public record StoredFile(String path, String digest) {

    /** Files without their texts. */
    public static List<StoredFile> of(Collection<RuleFile> files) {
        return files.stream()
                .map(file -> new StoredFile(file.path(), Digest.of(file.content())))
                .toList();
    }
}
