package io.doudi.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored comments at drafts. */
@ApplicationScoped
class CommentRepository implements PanacheRepositoryBase<DraftCommentEntity, UUID> {

    List<DraftCommentEntity> of(Long draftId) {
        return list("draftId", Sort.by("at", "id"), draftId);
    }

    Optional<DraftCommentEntity> of(Long draftId, UUID id) {
        return find("draftId = ?1 and id = ?2", draftId, id).firstResultOptional();
    }
}
