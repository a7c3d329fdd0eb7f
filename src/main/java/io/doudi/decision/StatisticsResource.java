package io.doudi.decision;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.record.Statistics;
import io.doudi.decision.record.Statistics.Month;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.LiveRuleSets;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What really happens: counts and sums of the recorded decisions. */
@Path("/api/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STAFF)
@Tag(name = "Statistics")
public class StatisticsResource {

    private static final int MONTHS_SHOWN = 12;

    private final Statistics statistics;
    private final LiveRuleSets live;
    private final SecurityIdentity identity;

    StatisticsResource(Statistics statistics, LiveRuleSets live, SecurityIdentity identity) {
        this.statistics = statistics;
        this.live = live;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "readStatistics",
            summary =
                    "Recorded decisions by month, region, decision and version: how many, for and"
                            + " against the person, amounts; twelve months unless from and to say"
                            + " others")
    public List<Month> months(
            @RestQuery String region, @RestQuery String from, @RestQuery String to) {
        Actor actor = Actor.of(identity);
        Optional<String> one = Optional.ofNullable(region);
        one.ifPresent(code -> actor.requireRegion(Optional.of(code)));
        YearMonth last = month("to", to).orElseGet(() -> YearMonth.from(live.today()));
        YearMonth first = month("from", from).orElse(last.minusMonths(MONTHS_SHOWN - 1L));
        return statistics.months(
                start(first),
                start(last.plusMonths(1)),
                one.map(Set::of).or(() -> actor.regions().limit()));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<YearMonth> month(String name, String text) {
        try {
            return Optional.ofNullable(text).map(YearMonth::parse);
        } catch (DateTimeException e) {
            throw ProblemException.atField(
                    ProblemType.INVALID_VALUE, name, name + " is no month; write it like 2026-01");
        }
    }
}
