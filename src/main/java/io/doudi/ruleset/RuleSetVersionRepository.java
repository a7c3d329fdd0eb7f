package io.doudi.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The stored versions. */
@ApplicationScoped
class RuleSetVersionRepository implements PanacheRepository<RuleSetVersionEntity> {

    List<RuleSetVersion> versions() {
        return listAll(Sort.by("ruleSet").and("effectiveFrom")).stream()
                .map(RuleSetVersionEntity::toVersion)
                .toList();
    }
}
