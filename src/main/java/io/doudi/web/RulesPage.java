package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditTrail;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Publications;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The rule sets, what a published version says, and its tables to read. */
@Path("/rules")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class RulesPage {

    private final Shell shell;
    private final LiveRuleSets live;
    private final Drafts drafts;
    private final AuditTrail audit;
    private final Publications publications;
    private final Template rules;
    private final Template version;
    private final Template table;

    RulesPage(
            Shell shell,
            LiveRuleSets live,
            Drafts drafts,
            AuditTrail audit,
            Publications publications,
            Template rules,
            Template version,
            Template table) {
        this.shell = shell;
        this.live = live;
        this.drafts = drafts;
        this.audit = audit;
        this.publications = publications;
        this.rules = rules;
        this.version = version;
        this.table = table;
    }

    @GET
    @Operation(hidden = true)
    public String list() {
        return shell.page(rules, Shell.Place.RULES)
                .data("line", TimeLine.of(live.current(), live.today()))
                .data("drafts", drafts.open())
                .render();
    }

    @GET
    @Path("/{name}/{version}")
    @Operation(hidden = true)
    public String version(@RestPath String name, @RestPath("version") String chosen) {
        return page(name, chosen, "");
    }

    /** Takes a version out of force at once. */
    @POST
    @Path("/{name}/{version}/withdraw")
    @RolesAllowed(Role.APPROVERS)
    @Operation(hidden = true)
    public RestResponse<Object> withdraw(
            @RestPath String name,
            @RestPath("version") String chosen,
            @FormParam("reason") String reason) {
        try {
            publications.withdraw(shell.actor(), name, chosen, reason);
            return ResponseBuilder.seeOther(URI.create("/rules/%s/%s".formatted(name, chosen)))
                    .build();
        } catch (ProblemException problem) {
            return ResponseBuilder.<Object>create(problem.type().status())
                    .entity(page(name, chosen, Problems.told(problem, shell.messages())))
                    .build();
        }
    }

    private String page(String name, String chosen, String problem) {
        RuleSetVersion found = live.current().version(name, chosen);
        return shell.page(version, Shell.Place.RULES)
                .data("problem", problem)
                .data("version", found)
                .data("models", Models.of(found))
                .data("history", audit.of(name, chosen))
                .render();
    }

    @GET
    @Path("/{name}/{version}/tables/{table}")
    @Operation(hidden = true)
    public String table(
            @RestPath String name,
            @RestPath("version") String chosen,
            @RestPath("table") String id,
            @RestQuery String file,
            @RestQuery boolean words) {
        RuleSetVersion found = live.current().version(name, chosen);
        return shell.page(table, Shell.Place.RULES)
                .data("name", found.name())
                .data("title", found.manifest().title())
                .data("home", "/rules/" + found.name())
                .data("table", Models.table(found, file, id))
                .data("words", words)
                .render();
    }
}
