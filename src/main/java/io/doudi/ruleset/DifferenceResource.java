package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What differs between two versions or drafts, as data and as text for staff. */
@Path("/api/v1/rule-sets/{name}")
@Tag(name = "Rule sets")
public class DifferenceResource {

    /** Given only to who asks for it. */
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8;qs=0.5";

    private final Drafts drafts;
    private final LiveRuleSets live;

    DifferenceResource(Drafts drafts, LiveRuleSets live) {
        this.drafts = drafts;
        this.live = live;
    }

    /**
     * What one version has otherwise than another.
     *
     * @param before the one that it is compared with
     * @param text the changes in sentences, Chinese unless the caller prefers English
     */
    public record Compared(
            String before, String after, List<Change> changes, List<DifferenceText.Section> text) {
        private static Compared of(
                RuleSetVersion before, RuleSetVersion after, HttpHeaders headers) {
            Difference difference = Difference.between(before.files(), after.files());
            Messages messages = Messages.preferred(headers.getAcceptableLanguages());
            return new Compared(
                    before.name(),
                    after.name(),
                    difference.changes(),
                    DifferenceText.of(difference, messages).sections());
        }

        private String plain() {
            return new DifferenceText(text).text();
        }
    }

    @GET
    @Path("/versions/{version}/diff")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EVERYBODY)
    @Operation(
            operationId = "readVersionDifference",
            summary = "What a version has otherwise than another, cell by cell")
    public Compared versions(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String with,
            @Context HttpHeaders headers) {
        RuleSetVersion before =
                published(name, required(with)).orElseThrow(() -> unknown(name, with));
        return Compared.of(before, live.current().version(name, version), headers);
    }

    @GET
    @Path("/versions/{version}/diff")
    @Produces(TEXT)
    @RolesAllowed(Role.EVERYBODY)
    @Operation(hidden = true)
    public String versionsAsText(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String with,
            @Context HttpHeaders headers) {
        return versions(name, version, with, headers).plain();
    }

    @GET
    @Path("/drafts/{version}/diff")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.STAFF)
    @Operation(
            operationId = "readDraftDifference",
            summary =
                    "What a draft has otherwise than the version that it was made from, or than"
                            + " another version or draft")
    public Compared drafts(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String with,
            @Context HttpHeaders headers) {
        RuleSetVersion after = drafts.version(name, version);
        String other =
                with == null ? required(drafts.get(name, version).basedOn().orElse(null)) : with;
        RuleSetVersion before = published(name, other).orElseGet(() -> drafts.version(name, other));
        return Compared.of(before, after, headers);
    }

    @GET
    @Path("/drafts/{version}/diff")
    @Produces(TEXT)
    @RolesAllowed(Role.STAFF)
    @Operation(hidden = true)
    public String draftsAsText(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String with,
            @Context HttpHeaders headers) {
        return drafts(name, version, with, headers).plain();
    }

    /** {@code dazhou/2023}, or {@code 2023} of the same rule set. */
    private Optional<RuleSetVersion> published(String ruleSet, String name) {
        return live.current().named(name.contains("/") ? name : ruleSet + "/" + name);
    }

    private static String required(String with) {
        if (with == null) {
            throw ProblemException.atField(
                    REQUIRED, "with", "Name the version to compare with, for example with=2023");
        }
        return with;
    }

    private static ProblemException unknown(String ruleSet, String name) {
        return ProblemException.atField(
                VERSION_NOT_FOUND, "with", "There is no version %s of %s".formatted(name, ruleSet));
    }
}
