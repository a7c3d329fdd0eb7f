package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.decision.ClauseTrace;
import io.doudi.decision.ClauseTrace.TracedClause;
import io.doudi.decision.Traceability;
import io.doudi.language.Messages;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All documents, item by item: where each rule is implemented and which cases hit it. */
@Path("/clauses")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Rule sets")
public class ClausesPage {

    private final LiveRuleSets live;
    private final Traceability traceability;
    private final Template clauses;

    ClausesPage(LiveRuleSets live, Traceability traceability, Template clauses) {
        this.live = live;
        this.traceability = traceability;
        this.clauses = clauses;
    }

    /** A rule set whose versions register clauses: a region's document or the baseline. */
    public record Section(List<RuleSetVersion> versions, ClauseTrace trace) {

        /** The manifest of the latest version. */
        public Manifest manifest() {
            return versions.get(versions.size() - 1).manifest();
        }

        private List<TracedClause> clauses() {
            return trace.documents().stream().flatMap(one -> one.clauses().stream()).toList();
        }
    }

    @GET
    @Operation(operationId = "showClauses", summary = "The clauses of all documents as a page")
    public String show() {
        List<Section> sections = sections();
        return clauses.data("sections", sections)
                .data("all", clauses(sections, clause -> true))
                .data("missing", clauses(sections, clause -> clause.places().isEmpty()))
                .data("untested", clauses(sections, clause -> clause.cases().isEmpty()))
                .data("messages", Messages.in(Locale.CHINESE))
                .render();
    }

    /** The documents of the regions, then the baseline below them. */
    private List<Section> sections() {
        return live.current().all().stream()
                .filter(version -> !version.registers().isEmpty())
                .map(RuleSetVersion::manifest)
                .sorted(Comparator.comparing(Manifest::layer).reversed())
                .map(Manifest::ruleSet)
                .distinct()
                .map(name -> new Section(live.current().versions(name), traceability.of(name)))
                .toList();
    }

    private static List<TracedClause> clauses(
            List<Section> sections, Predicate<TracedClause> which) {
        return sections.stream()
                .flatMap(section -> section.clauses().stream())
                .filter(which)
                .toList();
    }
}
