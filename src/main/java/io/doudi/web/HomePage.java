package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.decision.record.Statistics;
import io.doudi.ruleset.AuditTrail;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What waits for the person, which rules are in force when, what changed, what was decided. */
@Path("/")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class HomePage {

    private static final int CHANGES = 8;
    private static final int MONTHS = 6;

    private final Shell shell;
    private final Drafts drafts;
    private final LiveRuleSets live;
    private final AuditTrail audit;
    private final Statistics statistics;
    private final Template home;

    HomePage(
            Shell shell,
            Drafts drafts,
            LiveRuleSets live,
            AuditTrail audit,
            Statistics statistics,
            Template home) {
        this.shell = shell;
        this.drafts = drafts;
        this.live = live;
        this.audit = audit;
        this.statistics = statistics;
        this.home = home;
    }

    @GET
    @Operation(hidden = true)
    public String show() {
        LocalDate today = live.today();
        LocalDate since = today.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        return shell.page(home, Shell.Place.HOME)
                .data("waiting", Waiting.of(drafts.open(), shell.actor()))
                .data("line", TimeLine.of(live.current(), today))
                .data("changes", audit.latest(CHANGES))
                .data(
                        "figures",
                        Figures.of(
                                statistics.months(
                                        since.atStartOfDay().toInstant(ZoneOffset.UTC),
                                        today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                                        shell.actor().regions().limit()),
                                since,
                                MONTHS))
                .render();
    }
}
