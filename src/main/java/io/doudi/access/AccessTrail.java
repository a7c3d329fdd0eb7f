package io.doudi.access;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** Who gave or took which access: written in the transaction of what was done, never changed. */
@ApplicationScoped
public class AccessTrail implements PanacheRepository<AccessEventEntity> {

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

    /** What matches, the latest first. */
    @Transactional
    public List<AccessEvent> search(TrailSearch<AccessEvent.Action> search, int most) {
        return find(search.condition("subject"), Sort.descending("id"), search.values())
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(AccessEventEntity::toEvent)
                .toList();
    }

    @Transactional
    List<AccessEvent> all() {
        return listAll(Sort.by("id")).stream().map(AccessEventEntity::toEvent).toList();
    }
}
