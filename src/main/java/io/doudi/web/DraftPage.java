package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.AuditTrail;
import io.doudi.ruleset.Change;
import io.doudi.ruleset.Check;
import io.doudi.ruleset.Checks;
import io.doudi.ruleset.Difference;
import io.doudi.ruleset.DifferenceText;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.DraftComments;
import io.doudi.ruleset.DraftStarts;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Publications;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A draft on its way: what is changed, what the checks say, submission, approval, publication. */
@Path("/drafts")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class DraftPage {

    private final Shell shell;
    private final Drafts drafts;
    private final DraftStarts starts;
    private final DraftSteps steps;
    private final Checks checks;
    private final AuditTrail audit;
    private final LiveRuleSets live;
    private final Template draft;
    private final Publications publications;
    private final DraftComments comments;
    private final Template check;
    private final Template period;

    DraftPage(
            Shell shell,
            Drafts drafts,
            DraftStarts starts,
            DraftSteps steps,
            Checks checks,
            AuditTrail audit,
            LiveRuleSets live,
            Template draft,
            Publications publications,
            DraftComments comments,
            Template check,
            Template period) {
        this.shell = shell;
        this.drafts = drafts;
        this.starts = starts;
        this.steps = steps;
        this.checks = checks;
        this.audit = audit;
        this.live = live;
        this.draft = draft;
        this.publications = publications;
        this.comments = comments;
        this.check = check;
        this.period = period;
    }

    @POST
    @Path("/{name}")
    @RolesAllowed(Role.WRITERS)
    @Operation(hidden = true)
    public RestResponse<Object> begin(@RestPath String name, @FormParam("from") String from) {
        Draft begun = starts.begin(shell.actor(), name, new DraftStarts.Start(from, null, null));
        return to(PageViews.href(begun));
    }

    @GET
    @Path("/{name}/{version}")
    @Operation(hidden = true)
    public String show(@RestPath String name, @RestPath String version) {
        return page(name, version, "");
    }

    /** The check alone, asked for again and again while it runs. */
    @GET
    @Path("/{name}/{version}/check")
    @Operation(hidden = true)
    public String check(@RestPath String name, @RestPath String version) {
        return check.data("check", latest(name, version).orElse(null))
                .data("draft", drafts.get(name, version))
                .data("frame", shell.frame(Shell.Place.RULES))
                .data("messages", shell.messages())
                .render();
    }

    /** What would be in force when, if the draft were published for these days. */
    @GET
    @Path("/{name}/{version}/period")
    @Operation(hidden = true)
    public String period(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String effectiveFrom,
            @RestQuery String effectiveTo) {
        try {
            RuleSets planned =
                    publications.planned(
                            name, version, DraftSteps.period(effectiveFrom, effectiveTo, null));
            TimeLine line = TimeLine.of(planned.versions(name), live.today());
            return period(line, planned.version(name, version).name(), "");
        } catch (ProblemException problem) {
            return period(null, "", Problems.told(problem, shell.messages()));
        }
    }

    private String period(TimeLine line, String chosen, String problem) {
        return period.data("line", line)
                .data("chosen", chosen)
                .data("problem", problem)
                .data("messages", shell.messages())
                .render();
    }

    @POST
    @Path("/{name}/{version}/{step}")
    @Operation(hidden = true)
    public RestResponse<Object> go(
            @RestPath String name,
            @RestPath String version,
            @RestPath String step,
            DraftSteps.Given given) {
        try {
            return to(steps.go(shell.actor(), new DraftSteps.Wanted(name, version, step), given));
        } catch (ProblemException problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                throw problem;
            }
            String told = Problems.told(problem, shell.messages());
            return ResponseBuilder.<Object>create(problem.type().status())
                    .entity(page(name, version, told))
                    .build();
        }
    }

    private String page(String name, String version, String problem) {
        Draft found = drafts.get(name, version);
        RuleSetVersion content = drafts.version(name, version);
        List<DifferenceText.Section> sections = differences(found, content);
        return shell.page(draft, Shell.Place.RULES)
                .data("draft", found)
                .data("content", content)
                .data("models", Models.of(content))
                .data("sections", sections)
                .data("caseChanges", sections.stream().filter(PageViews::isOfCases).count())
                .data("check", latest(name, version).orElse(null))
                .data("comments", comments.of(name, version))
                .data("history", audit.of(name, version))
                .data("today", live.today())
                .data("problem", problem)
                .data("words", shell.inScript(ComparisonsPage.words(shell.messages())))
                .render();
    }

    private List<DifferenceText.Section> differences(Draft found, RuleSetVersion content) {
        return found.basedOn()
                .map(base -> base.split("/"))
                .map(base -> live.current().version(base[0], base[1]))
                .map(base -> Difference.between(base.files(), content.files()))
                .map(DraftPage::withoutOwnName)
                .map(difference -> DifferenceText.of(difference, shell.messages()).sections())
                .orElse(List.of());
    }

    /** That a draft has a name of its own goes without saying. */
    private static Difference withoutOwnName(Difference difference) {
        return new Difference(
                difference.changes().stream()
                        .filter(
                                change ->
                                        change.subject() != Change.Subject.MANIFEST
                                                || !change.path().equals(List.of("version")))
                        .toList());
    }

    private Optional<Check> latest(String name, String version) {
        try {
            return Optional.of(checks.latest(name, version));
        } catch (ProblemException none) {
            return Optional.empty();
        }
    }

    private static RestResponse<Object> to(String path) {
        return ResponseBuilder.seeOther(URI.create(path)).build();
    }
}
