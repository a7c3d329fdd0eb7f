package io.doudi.ruleset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.evaluation.RuleFile;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts of files by their digests. Versions and drafts share what they have in common, and what
 * was read lately stays in memory.
 */
@ApplicationScoped
class FileContents implements PanacheRepositoryBase<FileContentEntity, String> {

    private static final long CHARACTERS_IN_MEMORY = 8_000_000;

    private final Cache<String, String> recent =
            Caffeine.newBuilder()
                    .maximumWeight(CHARACTERS_IN_MEMORY)
                    .weigher((String digest, String content) -> content.length())
                    .build();

    /** Stores a text, unless it is there, and returns its digest. */
    String store(String content) {
        String digest = Digest.of(content);
        getEntityManager()
                .createNativeQuery(
                        "insert into file_content (digest, content) values (?1, ?2)"
                                + " on conflict do nothing")
                .setParameter(1, digest)
                .setParameter(2, content)
                .executeUpdate();
        return digest;
    }

    /** The text under a digest. */
    String of(String digest) {
        return recent.get(digest, missing -> read(Set.of(missing)).get(missing));
    }

    /** The text under a digest that a caller gives. */
    Optional<String> find(String digest) {
        return findByIdOptional(digest).map(entity -> entity.content);
    }

    /** The texts under some digests. */
    Map<String, String> of(Collection<String> digests) {
        return recent.getAll(digests, this::read);
    }

    /** Files with their texts. */
    List<RuleFile> files(Collection<StoredFile> stored) {
        Map<String, String> contents =
                of(stored.stream().map(StoredFile::digest).collect(Collectors.toSet()));
        return stored.stream()
                .map(file -> new RuleFile(file.path(), contents.get(file.digest())))
                .toList();
    }

    private Map<String, String> read(Set<? extends String> digests) {
        return QuarkusTransaction.joiningExisting()
                .call(
                        () ->
                                list("digest in ?1", digests).stream()
                                        .collect(
                                                Collectors.toMap(
                                                        entity -> entity.digest,
                                                        entity -> entity.content)));
    }
}
