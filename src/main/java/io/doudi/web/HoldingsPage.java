package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.decision.record.Retention;
import io.doudi.language.Messages;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How long decisions stay on record, how many there are and what goes next. */
@Path("/administration/records")
@Produces(Shell.HTML)
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITORS})
public class HoldingsPage {

    private final Shell shell;
    private final Retention retention;
    private final LiveRuleSets live;
    private final Choices choices;
    private final Template holdings;

    HoldingsPage(
            Shell shell,
            Retention retention,
            LiveRuleSets live,
            Choices choices,
            Template holdings) {
        this.shell = shell;
        this.retention = retention;
        this.live = live;
        this.choices = choices;
        this.holdings = holdings;
    }

    /**
     * A rule set and its records.
     *
     * @param holding empty if it has none yet
     */
    record Line(String ruleSet, String title, int months, Optional<Retention.Holding> holding) {}

    @GET
    @Operation(hidden = true)
    public String show() {
        return shell.page(holdings, Shell.Place.ADMINISTRATION)
                .data("lines", lines(retention.holdings()))
                .data("lastRun", retention.lastRun())
                .render();
    }

    private List<Line> lines(List<Retention.Holding> holdings) {
        TreeSet<String> names = new TreeSet<>(choices.ruleSets());
        holdings.forEach(holding -> names.add(holding.ruleSet()));
        return names.stream()
                .map(
                        name ->
                                new Line(
                                        name,
                                        title(name, shell.messages()),
                                        retention.keptMonths(name),
                                        holdings.stream()
                                                .filter(one -> one.ruleSet().equals(name))
                                                .findFirst()))
                .toList();
    }

    /** The title of the latest version; the name if there is none any more. */
    private String title(String name, Messages messages) {
        return live.current().all().stream()
                .map(RuleSetVersion::manifest)
                .filter(manifest -> manifest.ruleSet().equals(name))
                .max(Comparator.comparing(manifest -> manifest.effectiveFrom()))
                .map(manifest -> PageViews.in(manifest.title(), messages))
                .orElse(name);
    }
}
