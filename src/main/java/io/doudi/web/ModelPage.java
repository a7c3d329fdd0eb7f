package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.DraftModels;
import io.doudi.ruleset.DraftModels.Importable;
import io.doudi.ruleset.DraftRuns;
import io.doudi.ruleset.DraftTables;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleTable;
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

/** A whole model of a draft in the editor of Apache KIE: diagram, tables, formulas, types. */
@Path("/drafts/{name}/{version}/model")
@RolesAllowed(Role.STAFF)
public class ModelPage {

    /** With more rows the editor is slow. */
    private static final int MANY_ROWS = 150;

    private static final String EDITOR = "META-INF/resources/kie/editor.js";

    private final Shell shell;
    private final Drafts drafts;
    private final DraftModels models;
    private final DraftTables tables;
    private final DraftRuns runs;
    private final Template model;

    ModelPage(
            Shell shell,
            Drafts drafts,
            DraftModels models,
            DraftTables tables,
            DraftRuns runs,
            Template model) {
        this.shell = shell;
        this.drafts = drafts;
        this.models = models;
        this.tables = tables;
        this.runs = runs;
        this.model = model;
    }

    /**
     * What the editor begins with.
     *
     * @param open the id of what is to be open; nothing for the diagram
     * @param models what the model can import
     */
    private record Start(
            String name,
            String file,
            String digest,
            String text,
            String open,
            boolean isEditable,
            List<Other> models) {}

    /**
     * Another model.
     *
     * @param path by which the editor asks for it
     * @param page where people look at it
     */
    private record Other(String path, String namespace, String page) {}

    /**
     * What was changed in the editor.
     *
     * @param digest the content of the file that the person saw
     * @param before how the editor writes that
     * @param after how it writes the changed model
     */
    public record Edit(String file, String digest, String before, String after) {}

    @GET
    @Produces(Shell.HTML)
    @Operation(hidden = true)
    public String show(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String file,
            @RestQuery String table) {
        Draft draft = drafts.get(name, version);
        RuleFile found = drafts.file(name, version, requireModel(draft, file).path());
        boolean isEditable = shell.mayWrite(draft);
        List<RuleTable> readable = RuleTable.of(found, ModelTypes.in(List.of(found)));
        return shell.page(model, Shell.Place.RULES)
                .data("draft", draft)
                .data("file", found.path())
                .data("tables", readable)
                .data("longTables", readable.stream().filter(ModelPage::isLong).toList())
                .data("editable", isEditable)
                .data("built", isBuilt())
                .data("start", shell.inScript(start(draft, found, table, isEditable)))
                .render();
    }

    /** The text of a model of this draft or of the versions below. */
    @GET
    @Path("/text")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(hidden = true)
    public String text(@RestPath String name, @RestPath String version, @RestQuery String path) {
        Draft draft = drafts.get(name, version);
        return models.importable(name, version).stream()
                .filter(one -> path(draft, one).equals(path))
                .findFirst()
                .orElseThrow(() -> missing(draft, path))
                .file()
                .content();
    }

    /** What the gate says about this model as it is now. */
    @GET
    @Path("/remarks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public List<Remark> remarks(
            @RestPath String name, @RestPath String version, @RestQuery String file) {
        return Remark.about(file, tables.inspect(name, version), shell.messages());
    }

    /** How many stored cases of the draft hit each row. */
    @GET
    @Path("/hits")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Long> hits(
            @RestPath String name, @RestPath String version, @RestQuery String file) {
        return runs.hits(name, version, file);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(hidden = true)
    public RestResponse<Object> keep(@RestPath String name, @RestPath String version, Edit edit) {
        DraftModels.Target target =
                new DraftModels.Target(name, version, edit.file(), edit.digest());
        DraftModels.Writing writing = new DraftModels.Writing(edit.before(), edit.after());
        try {
            return RestResponse.ok(models.keep(shell.actor(), target, writing));
        } catch (ProblemException problem) {
            return Problems.answer(problem, shell.messages());
        }
    }

    private Start start(Draft draft, RuleFile file, String open, boolean isEditable) {
        List<Other> others =
                models.importable(draft.ruleSet(), draft.version()).stream()
                        .filter(one -> !path(draft, one).equals(file.path()))
                        .map(one -> new Other(path(draft, one), one.namespace(), page(draft, one)))
                        .toList();
        String digest = requireModel(draft, file.path()).digest();
        return new Start(
                draft.name(), file.path(), digest, file.content(), open, isEditable, others);
    }

    private static boolean isLong(RuleTable table) {
        return table.rows().size() > MANY_ROWS;
    }

    /** Models of the draft go by their file, others have the version before it. */
    private static String path(Draft draft, Importable model) {
        String file = model.file().path();
        return isOwn(draft, model) ? file : model.version() + "/" + file;
    }

    private static String page(Draft draft, Importable model) {
        return isOwn(draft, model)
                ? PageViews.editor(draft, model.file().path())
                : "/rules/" + model.version();
    }

    private static boolean isOwn(Draft draft, Importable model) {
        return model.version().equals(draft.name());
    }

    private static StoredFile requireModel(Draft draft, String path) {
        return draft.file(path)
                .filter(file -> path.endsWith(".dmn"))
                .orElseThrow(() -> missing(draft, path));
    }

    private static ProblemException missing(Draft draft, String path) {
        return new ProblemException(
                ProblemType.FILE_NOT_FOUND, "%s has no model %s".formatted(draft.name(), path));
    }

    /** Whether the editor came with this build; a machine without Node.js builds without it. */
    static boolean isBuilt() {
        return Thread.currentThread().getContextClassLoader().getResource(EDITOR) != null;
    }
}
