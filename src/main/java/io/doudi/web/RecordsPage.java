package io.doudi.web;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.DecisionArchive;
import io.doudi.decision.record.Entry;
import io.doudi.problem.ProblemException;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The decisions on record, to be found again. */
@Path("/records")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class RecordsPage {

    private static final int PAGE = 25;

    private final Shell shell;
    private final DecisionArchive archive;
    private final Choices choices;
    private final Template records;

    RecordsPage(Shell shell, DecisionArchive archive, Choices choices, Template records) {
        this.shell = shell;
        this.archive = archive;
        this.choices = choices;
        this.records = records;
    }

    /**
     * What was found.
     *
     * @param more where the next page is, if there is one
     */
    record Results(List<Entry> entries, Optional<String> more) {

        static Results of(List<Entry> found, RecordQuery query) {
            if (found.size() <= PAGE) {
                return new Results(found, Optional.empty());
            }
            List<Entry> page = found.subList(0, PAGE);
            return new Results(page, Optional.of(query.after(page.get(PAGE - 1).id())));
        }
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> search(@BeanParam RecordQuery query) {
        if (!isReader(shell.actor())) {
            return answer(Status.FORBIDDEN, page(query, nothing(), "pages.records.notYours"));
        }
        try {
            return query.number().isPresent()
                    ? RestResponse.seeOther(URI.create("/records/" + query.number().get()))
                    : RestResponse.ok(page(query, found(query), "").render());
        } catch (ProblemException e) {
            return answer(Status.BAD_REQUEST, page(query, nothing(), "pages.records.wrong"));
        }
    }

    /** Whether somebody may look for decisions of others. */
    static boolean isReader(Actor actor) {
        return actor.roles().contains(Role.AUDITORS) || actor.isAdministrator();
    }

    private Results found(RecordQuery query) {
        return Results.of(archive.search(query.search(shell.actor()), PAGE + 1), query);
    }

    private static Results nothing() {
        return new Results(List.of(), Optional.empty());
    }

    private TemplateInstance page(RecordQuery query, Results results, String refusal) {
        return shell.page(records, Shell.Place.RECORDS)
                .data("query", query)
                .data("results", results)
                .data("refusal", refusal)
                .data("reader", isReader(shell.actor()))
                .data("regions", choices.regions(shell.actor(), shell.messages()))
                .data("decisions", choices.decisions(shell.messages()))
                .data("outcomes", List.of(RecordQuery.Outcome.values()));
    }

    private static RestResponse<String> answer(Status status, TemplateInstance page) {
        return ResponseBuilder.create(status, page.render()).build();
    }
}
