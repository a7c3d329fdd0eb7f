package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.decision.DecisionArchive;
import io.doudi.decision.DecisionArchive.Found;
import io.doudi.decision.Replay;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** One decision on record: what is kept of it, what it says, and what it would be now. */
@Path("/records/{id}")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class RecordPage {

    private final Shell shell;
    private final DecisionArchive archive;
    private final Replay replay;
    private final Choices choices;
    private final DecisionPage paper;
    private final Template record;
    private final Template noRecord;

    RecordPage(
            Shell shell,
            DecisionArchive archive,
            Replay replay,
            Choices choices,
            DecisionPage paper,
            Template record,
            Template noRecord) {
        this.shell = shell;
        this.archive = archive;
        this.replay = replay;
        this.choices = choices;
        this.paper = paper;
        this.record = record;
        this.noRecord = noRecord;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> show(@RestPath String id) {
        return answer(id, found -> Optional.empty());
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<String> repeat(
            @RestPath String id, @FormParam("version") @DefaultValue("") String version) {
        return answer(id, found -> Optional.of(repeated(found, version)));
    }

    @GET
    @Path("/pdf")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public RestResponse<byte[]> onPaper(@RestPath UUID id) {
        return paper.findOnPaper(id);
    }

    private RestResponse<String> answer(String id, Function<Found, Optional<Repeated>> repetition) {
        try {
            Found found = archive.find(shell.actor(), UUID.fromString(id));
            return RestResponse.ok(page(found, repetition.apply(found)));
        } catch (ProblemException e) {
            return missing(e.type());
        } catch (IllegalArgumentException e) {
            return missing(ProblemType.DECISION_NOT_FOUND);
        }
    }

    private Repeated repeated(Found found, String version) {
        try {
            Replay.Result result =
                    version.isEmpty()
                            ? replay.same(found)
                            : replay.under(shell.actor(), found, version);
            return Repeated.of(version, found.decision(), result, shell.messages());
        } catch (ProblemException e) {
            return Repeated.refused(version, e, shell.messages());
        }
    }

    private String page(Found found, Optional<Repeated> repeated) {
        String region = found.entry().region();
        return shell.page(record, Shell.Place.RECORDS)
                .data("found", found)
                .data("decision", found.decision())
                .data("letter", Messages.in(Locale.forLanguageTag(found.entry().language())))
                .data("repeated", repeated)
                .data("reader", RecordsPage.isReader(shell.actor()))
                .data(
                        "versions",
                        choices.versions(shell.actor(), shell.messages()).stream()
                                .filter(version -> version.fits(region))
                                .toList())
                .render();
    }

    private RestResponse<String> missing(ProblemType why) {
        String page =
                shell.page(noRecord, Shell.Place.RECORDS)
                        .data("refusal", "problem." + why.name())
                        .render();
        return ResponseBuilder.create(Status.fromStatusCode(why.status()), page).build();
    }
}
