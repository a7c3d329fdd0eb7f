package io.doudi.web;

import static io.doudi.problem.ProblemException.requireField;

import io.doudi.access.Role;
import io.doudi.comparison.Comparisons;
import io.doudi.language.Messages;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What versions decide of the same cases, compared: who gains, who loses, and which cell did it.
 */
@Path("/comparisons")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class ComparisonsPage {

    /** What the scripts say, and the codes that they have to put into words. */
    private static final List<String> WORDS =
            List.of("pages.compare.", "comparison.", "decision.", "code.", "value.", "region.");

    private final Shell shell;
    private final Choices choices;
    private final LiveRuleSets live;
    private final Drafts drafts;
    private final Template comparisons;
    private final Template comparison;

    ComparisonsPage(
            Shell shell,
            Choices choices,
            LiveRuleSets live,
            Drafts drafts,
            Template comparisons,
            Template comparison) {
        this.shell = shell;
        this.choices = choices;
        this.live = live;
        this.drafts = drafts;
        this.comparisons = comparisons;
        this.comparison = comparison;
    }

    /**
     * What the form begins with.
     *
     * @param before a version; those in force if empty
     * @param after a draft; nothing chosen if empty
     */
    private record Start(String region, String before, String after) {

        static final Start EMPTY = new Start("", "", "");
    }

    /** The comparisons that were made, and a form for another; from a draft it is filled in. */
    @GET
    @Operation(hidden = true)
    public String list(@RestQuery Optional<String> draft) {
        return shell.page(comparisons, Shell.Place.COMPARISONS)
                .data("regions", choices.regions(shell.actor(), shell.messages()))
                .data("decisions", choices.decisions(shell.messages()))
                .data("usual", Comparisons.USUAL_DECISIONS)
                .data("versions", choices.versions(shell.actor(), shell.messages()))
                .data("start", draft.map(this::start).orElse(Start.EMPTY))
                .data("words", shell.inScript(words(shell.messages())))
                .render();
    }

    private Start start(String name) {
        String[] parts = name.split("/", 2);
        Draft draft = drafts.get(parts[0], parts[parts.length - 1]);
        String region =
                drafts.version(draft.ruleSet(), draft.version()).manifest().region().orElse("");
        return new Start(region, draft.basedOn().orElse(""), draft.name());
    }

    /** The numbers in the tables of a version or draft. */
    @GET
    @Path("/numbers")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public List<NumberCells> numbers(@RestQuery String version) {
        return Models.tables(version(requireField("version", version)))
                .map(NumberCells::of)
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private RuleSetVersion version(String name) {
        String[] parts = name.split("/", 2);
        return live.current().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> drafts.version(parts[0], parts[parts.length - 1]));
    }

    /** One comparison: its progress, then its results. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public String show(@RestPath UUID id) {
        return shell.page(comparison, Shell.Place.COMPARISONS)
                .data("id", id)
                .data("words", shell.inScript(words(shell.messages())))
                .render();
    }

    /** The words for the scripts that show comparisons. */
    static Map<String, String> words(Messages messages) {
        Map<String, String> words = new TreeMap<>();
        WORDS.forEach(kind -> words.putAll(messages.under(kind)));
        return words;
    }
}
