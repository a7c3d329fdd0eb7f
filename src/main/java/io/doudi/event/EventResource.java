package io.doudi.event;

import io.cloudevents.CloudEvent;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Publications and decisions as they happen. */
@Path("/api/v1/events")
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Events")
public class EventResource {

    static final String BATCH = "application/cloudevents-batch+json";

    private final EventLog log;
    private final EventStreams streams;
    private final SecurityIdentity identity;

    EventResource(EventLog log, EventStreams streams, SecurityIdentity identity) {
        this.log = log;
        this.streams = streams;
        this.identity = identity;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, BATCH})
    @Operation(
            operationId = "listEvents",
            summary =
                    "What happened after an event, in the order in which it became known, as"
                            + " CloudEvents; the header Link has the next page. With Accept:"
                            + " text/event-stream what happens from now on, or after Last-Event-ID,"
                            + " as it comes")
    public RestResponse<List<CloudEvent>> list(
            @BeanParam EventQuery query,
            @RestQuery @DefaultValue("100") int limit,
            @Context UriInfo address) {
        EventFilter filter = query.filter(Actor.of(identity));
        long after = query.position().orElse(0L);
        int most = EventQuery.most(limit);
        log.require(filter, after);
        EventLog.Page page = log.page(filter, after, most);
        return ResponseBuilder.ok(page.events())
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(address, page)))
                .build();
    }

    /** Relative, since only the caller knows the address that it used. */
    private static String next(UriInfo address, EventLog.Page page) {
        URI next = address.getRequestUriBuilder().replaceQueryParam("after", page.upTo()).build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> follow(@BeanParam EventQuery query, @Context Sse sse) {
        EventFilter filter = query.filter(Actor.of(identity));
        long after = query.position().orElseGet(log::last);
        log.require(filter, after);
        return streams.open(filter, after, sse);
    }
}
