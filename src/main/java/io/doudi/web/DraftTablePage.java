package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.DraftRuns;
import io.doudi.ruleset.DraftTables;
import io.doudi.ruleset.DraftTables.Changed;
import io.doudi.ruleset.DraftTables.Target;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleTable;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A table of a draft to write in: every cell is kept as soon as it is left. */
@Path("/drafts/{name}/{version}/tables/{table}")
@RolesAllowed(Role.STAFF)
public class DraftTablePage {

    private final Shell shell;
    private final Drafts drafts;
    private final DraftTables tables;
    private final DraftRuns runs;
    private final LiveRuleSets live;
    private final Template draftTable;

    DraftTablePage(
            Shell shell,
            Drafts drafts,
            DraftTables tables,
            DraftRuns runs,
            LiveRuleSets live,
            Template draftTable) {
        this.shell = shell;
        this.drafts = drafts;
        this.tables = tables;
        this.runs = runs;
        this.live = live;
        this.draftTable = draftTable;
    }

    /** What the grid begins with. */
    private record Grid(RuleTable table, String digest, boolean isEditable) {}

    /**
     * A change that somebody made in the grid.
     *
     * @param kind cell, copy or remove
     * @param digest the content of the file that they saw
     * @param column from 0, over all columns
     */
    public record Edit(
            String kind, String file, String digest, String row, int column, String text) {}

    @GET
    @Produces(Shell.HTML)
    @Operation(hidden = true)
    public String show(
            @RestPath String name,
            @RestPath String version,
            @RestPath("table") String id,
            @RestQuery String file) {
        Draft draft = drafts.get(name, version);
        RuleSetVersion content = drafts.version(name, version);
        ModelTypes types = ModelTypes.of(live.current().with(content), content);
        RuleTable table = Models.table(content, types, file, id);
        String digest = draft.file(table.file()).orElseThrow().digest();
        boolean isEditable = shell.mayWrite(draft);
        Grid grid = new Grid(table, digest, isEditable);
        return shell.page(draftTable, Shell.Place.RULES)
                .data("draft", draft)
                .data("table", table)
                .data("editable", isEditable)
                .data(
                        "mayComment",
                        shell.frame(Shell.Place.RULES).mayComment()
                                && PageViews.isOpen(draft.state()))
                .data("grid", shell.inScript(grid))
                .render();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(hidden = true)
    public RestResponse<Object> edit(
            @RestPath String name,
            @RestPath String version,
            @RestPath("table") String id,
            Edit edit) {
        Target target = new Target(name, version, edit.file(), edit.digest(), id);
        try {
            return ResponseBuilder.<Object>ok(made(target, edit)).build();
        } catch (ProblemException problem) {
            return Problems.answer(problem, shell.messages());
        }
    }

    /** What the gate says about this table as it is now. */
    @GET
    @Path("/remarks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public List<Remark> remarks(
            @RestPath String name,
            @RestPath String version,
            @RestPath("table") String id,
            @RestQuery String file) {
        RuleTable table = Models.table(drafts.version(name, version), file, id);
        return Remark.about(table.file(), tables.inspect(name, version), shell.messages()).stream()
                .filter(one -> one.row().isEmpty() || table.has(one.row()))
                .toList();
    }

    /** How many cases of the draft hit each row as it is now. */
    @GET
    @Path("/hits")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Long> hits(
            @RestPath String name, @RestPath String version, @RestQuery String file) {
        return runs.hits(name, version, file);
    }

    private Changed made(Target target, Edit edit) {
        return switch (edit.kind()) {
            case "copy" -> tables.copy(shell.actor(), target, edit.row());
            case "remove" -> tables.remove(shell.actor(), target, edit.row());
            default -> tables.put(shell.actor(), target, edit.row(), edit.column(), edit.text());
        };
    }
}
