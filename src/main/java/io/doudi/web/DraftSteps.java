package io.doudi.web;

import static io.doudi.problem.ProblemType.FORBIDDEN;
import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.NOT_FOUND;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.CaseAdoption;
import io.doudi.ruleset.ChangeNote;
import io.doudi.ruleset.CheckRunner;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.Publications;
import io.doudi.ruleset.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.FormParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The steps of a draft as buttons of its page. */
@ApplicationScoped
class DraftSteps {

    private final CheckRunner checks;
    private final CaseAdoption adoptions;
    private final Workflow workflow;
    private final Publications publications;
    private final Drafts drafts;

    DraftSteps(
            CheckRunner checks,
            CaseAdoption adoptions,
            Workflow workflow,
            Publications publications,
            Drafts drafts) {
        this.checks = checks;
        this.adoptions = adoptions;
        this.workflow = workflow;
        this.publications = publications;
        this.drafts = drafts;
    }

    /** Which step of which draft. */
    record Wanted(String ruleSet, String version, String step) {
        String draft() {
            return "/drafts/%s/%s".formatted(ruleSet, version);
        }
    }

    /** What the forms of the steps ask for. */
    public static class Given {
        @FormParam("reason")
        String reason;

        @FormParam("impactedPeriod")
        String impactedPeriod;

        @FormParam("effectiveFrom")
        String effectiveFrom;

        @FormParam("effectiveTo")
        String effectiveTo;

        @FormParam("case")
        List<String> cases;
    }

    /** Takes a step and gives the page to go on with. */
    String go(Actor actor, Wanted wanted, Given given) {
        String name = wanted.ruleSet();
        String version = wanted.version();
        switch (wanted.step()) {
            case "check" -> checks.start(actor, name, version);
            case "adopt" -> {
                require(actor, Role.WRITERS);
                adoptions.adopt(actor, name, version, given.cases);
            }
            case "submit" -> {
                require(actor, Role.WRITERS);
                workflow.submit(
                        actor,
                        name,
                        version,
                        new ChangeNote(given.reason, given.impactedPeriod, List.of()));
            }
            case "discard" -> {
                require(actor, Role.WRITERS);
                drafts.discard(actor, name, version);
                return "/rules";
            }
            case "approve" -> {
                require(actor, Role.APPROVERS);
                workflow.approve(actor, name, version, given.reason);
            }
            case "reject" -> {
                require(actor, Role.APPROVERS);
                workflow.reject(actor, name, version, given.reason);
            }
            case "publish" -> {
                require(actor, Role.APPROVERS);
                publications.publish(
                        actor,
                        name,
                        version,
                        period(given.effectiveFrom, given.effectiveTo, given.reason));
                return "/rules/%s/%s".formatted(name, version);
            }
            default -> throw new ProblemException(NOT_FOUND, "There is no step " + wanted.step());
        }
        return wanted.draft();
    }

    /** The dates of a publication as they are typed. */
    static Publications.Period period(String from, String to, String reason) {
        return new Publications.Period(
                date("effectiveFrom", from), date("effectiveTo", to), reason);
    }

    private static LocalDate date(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.atField(
                    INVALID_DATE, field, field + " is not a date; write it like 2023-09-01");
        }
    }

    private static void require(Actor actor, String group) {
        if (!actor.roles().contains(group)) {
            throw new ProblemException(FORBIDDEN, "Only %s may do this".formatted(group));
        }
    }
}
