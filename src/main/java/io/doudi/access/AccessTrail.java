package io.doudi.access;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** Who gave or took which access: written in the transaction of what was done, never changed. */
@ApplicationScoped
class AccessTrail implements PanacheRepository<AccessEventEntity> {

    private final InstantSource clock;

    AccessTrail(InstantSource clock) {
        this.clock = clock;
    }

    void add(AccessEvent.Action action, String actor, String subject, Rights rights) {
        AccessEventEntity event = new AccessEventEntity();
        event.at = clock.instant();
        event.actor = actor;
        event.action = action;
        event.subject = subject;
        event.details = List.of(rights.roleNames()) + " " + rights.regions();
        persist(event);
    }

    @Transactional
    List<AccessEvent> all() {
        return listAll(Sort.by("id")).stream().map(AccessEventEntity::toEvent).toList();
    }
}
