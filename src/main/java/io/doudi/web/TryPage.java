package io.doudi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Role;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.InputForms;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Facts to enter, and the decision that they would get; nothing goes on record. */
@Path("/try")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class TryPage {

    /** What the script says, and the codes that it has to put into words. */
    private static final List<String> WORDS =
            List.of(
                    "pages.try.",
                    "problem.",
                    "pages.output.",
                    "code.",
                    "output.",
                    "value.",
                    "reason.");

    private final Shell shell;
    private final Choices choices;
    private final InputForms forms;
    private final LiveRuleSets live;
    private final ObjectMapper json;
    private final Template tryIt;

    TryPage(
            Shell shell,
            Choices choices,
            InputForms forms,
            LiveRuleSets live,
            ObjectMapper json,
            Template tryIt) {
        this.shell = shell;
        this.choices = choices;
        this.forms = forms;
        this.live = live;
        this.json = json;
        this.tryIt = tryIt;
    }

    @GET
    @Operation(hidden = true)
    public String show() {
        return shell.page(tryIt, Shell.Place.TRY)
                .data("regions", choices.regions(shell.actor(), shell.messages()))
                .data("decisions", choices.decisions(shell.messages()))
                .data("versions", choices.versions(shell.actor(), shell.messages()))
                .data("drafts", choices.editable(shell.actor(), shell.messages()))
                .data("today", live.today())
                .data("words", shell.inScript(words(shell.messages())))
                .render();
    }

    @GET
    @Path("/form")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public InputForms.Form form(
            @RestQuery String region,
            @RestQuery String asOf,
            @RestQuery String decision,
            @RestQuery String version) {
        ObjectNode request = json.createObjectNode();
        request.put("region", region).put("asOf", asOf).put("decision", decision);
        if (version != null && !version.isBlank()) {
            request.put("ruleSetVersion", version);
        }
        return forms.of(shell.actor(), DecisionRequest.of(request.toString(), json));
    }

    /** The place of a row that was hit: in the page of its table, or in the draft that has it. */
    @GET
    @Path("/rows/{name}/{version}/{row}")
    @Operation(hidden = true)
    public RestResponse<String> row(
            @RestPath String name, @RestPath String version, @RestPath String row) {
        boolean isDraft =
                live.current().versions(name).stream()
                        .noneMatch(one -> one.manifest().version().equals(version));
        return RestResponse.seeOther(
                isDraft
                        ? URI.create("/drafts/%s/%s".formatted(name, version))
                        : place(live.current().version(name, version), row));
    }

    private static URI place(RuleSetVersion version, String row) {
        return Models.tables(version)
                .filter(table -> table.rows().stream().anyMatch(one -> one.id().equals(row)))
                .findFirst()
                .map(
                        table ->
                                URI.create(
                                        "/rules/%s/tables/%s?file=%s#%s"
                                                .formatted(
                                                        version.name(),
                                                        table.id(),
                                                        table.file(),
                                                        row)))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "%s has no row %s".formatted(version.name(), row)));
    }

    private static Map<String, String> words(Messages messages) {
        Map<String, String> words = new TreeMap<>();
        WORDS.forEach(kind -> words.putAll(messages.under(kind)));
        return words;
    }
}
