package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.DraftEdits;
import io.doudi.ruleset.DraftTables;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.Precondition;
import io.doudi.ruleset.StoredFile;
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

/** A file of a draft as text, for those who write rules in DRL, cases or the manifest by hand. */
@Path("/drafts/{name}/{version}/files")
@RolesAllowed(Role.STAFF)
public class FilePage {

    private final Shell shell;
    private final Drafts drafts;
    private final DraftEdits edits;
    private final DraftTables tables;
    private final Template draftFile;

    FilePage(Shell shell, Drafts drafts, DraftEdits edits, DraftTables tables, Template draftFile) {
        this.shell = shell;
        this.drafts = drafts;
        this.edits = edits;
        this.tables = tables;
        this.draftFile = draftFile;
    }

    /**
     * What the editor begins with.
     *
     * @param digest of the text; empty for a file that is not there yet
     */
    private record Text(String path, String digest, String text, boolean isEditable) {}

    /**
     * A text as somebody has typed it.
     *
     * @param digest of the text that they began with; empty for a new file
     */
    public record Written(String path, String digest, String text) {}

    @GET
    @Produces(Shell.HTML)
    @Operation(hidden = true)
    public String show(@RestPath String name, @RestPath String version, @RestQuery String path) {
        Draft draft = drafts.get(name, version);
        boolean isCode = path.endsWith(".drl");
        boolean isForEngineers = isCode && !shell.actor().writesCode();
        boolean isEditable = shell.mayWrite(draft) && !isForEngineers;
        return shell.page(draftFile, Shell.Place.RULES)
                .data("draft", draft)
                .data("path", path)
                .data("editable", isEditable)
                .data("forEngineers", isForEngineers)
                .data("text", shell.inScript(text(draft, path, isEditable)))
                .render();
    }

    private Text text(Draft draft, String path, boolean isEditable) {
        return draft.file(path)
                .map(file -> stored(draft, file, isEditable))
                .orElse(new Text(path, "", "", isEditable));
    }

    private Text stored(Draft draft, StoredFile file, boolean isEditable) {
        String content = drafts.file(draft.ruleSet(), draft.version(), file.path()).content();
        return new Text(file.path(), file.digest(), content, isEditable);
    }

    /** Keeps the text; what others have changed meanwhile is in the answer. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(hidden = true)
    public RestResponse<Object> save(
            @RestPath String name, @RestPath String version, Written written) {
        try {
            DraftEdits.Put put =
                    edits.putText(
                            shell.actor(),
                            name,
                            version,
                            written.path(),
                            written.text(),
                            written.digest().isEmpty()
                                    ? new Precondition.Absent()
                                    : new Precondition.Matches(written.digest()));
            String text = drafts.file(name, version, written.path()).content();
            boolean isMerged = !put.merged().isEmpty();
            return ResponseBuilder.<Object>ok(
                            Map.of("digest", put.file().digest(), "text", text, "merged", isMerged))
                    .build();
        } catch (ProblemException problem) {
            return Problems.answer(problem, shell.messages());
        }
    }

    /** What the gate says about this file as it is now. */
    @GET
    @Path("/remarks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public List<Remark> remarks(
            @RestPath String name, @RestPath String version, @RestQuery String path) {
        return Remark.about(path, tables.inspect(name, version), shell.messages());
    }
}
