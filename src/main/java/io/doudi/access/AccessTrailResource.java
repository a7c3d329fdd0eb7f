package io.doudi.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trail of accounts and API keys, for administrators and auditors. */
@Path("/api/v1/access-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITORS})
@Tag(name = "Access")
public class AccessTrailResource {

    private final AccessTrail trail;

    AccessTrailResource(AccessTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(
            operationId = "listAccessEvents",
            summary = "Who gave or took which access, oldest first")
    public List<AccessEvent> list() {
        return trail.all();
    }
}
