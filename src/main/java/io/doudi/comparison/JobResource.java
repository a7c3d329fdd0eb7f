package io.doudi.comparison;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Comparisons that are worked on outside of the service. */
@Path("/api/v1/comparisons/{id}/job")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ANALYSTS, Role.WRITERS})
@Tag(name = "Comparisons")
public class JobResource {

    private static final String ZIP = "application/zip";

    private final Comparisons comparisons;
    private final ComparisonRunner runner;
    private final JobExport export;
    private final JobImport results;
    private final SecurityIdentity identity;

    JobResource(
            Comparisons comparisons,
            ComparisonRunner runner,
            JobExport export,
            JobImport results,
            SecurityIdentity identity) {
        this.comparisons = comparisons;
        this.runner = runner;
        this.export = export;
        this.results = results;
        this.identity = identity;
    }

    @GET
    @Produces(ZIP)
    @Operation(
            operationId = "exportJob",
            summary =
                    "The folder of a job as a zip, for a cluster: request, rules and cases; facts on"
                            + " record for auditors alone")
    public StreamingOutput export(@RestPath UUID id) {
        Actor actor = Actor.of(identity);
        ComparisonEntity comparison = comparisons.require(actor, id);
        comparisons.requireMayRead(actor, comparison);
        export.require(comparison);
        return out -> export.write(comparison, out);
    }

    @POST
    @Path("/results")
    @Consumes(ZIP)
    @Operation(
            operationId = "takeJobResults",
            summary =
                    "Take over what a cluster has found of a paused comparison, the results.zip of"
                            + " its job; then it is finished as if it had been made here")
    public Comparison results(@RestPath UUID id, InputStream body) throws IOException {
        Actor actor = Actor.of(identity);
        ComparisonEntity comparison = comparisons.require(actor, id);
        java.nio.file.Path archive = Files.createTempFile("results", ".zip");
        try {
            Files.copy(body, archive, StandardCopyOption.REPLACE_EXISTING);
            results.take(comparison, archive);
        } finally {
            Files.delete(archive);
        }
        runner.wake();
        return comparisons.progress(actor, id);
    }
}
