package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.DecisionService;
import io.doudi.decision.Explanation.Level;
import io.doudi.language.Messages;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Manifest.LayerKind;
import io.doudi.ruleset.RuleSetVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;

/** What the rules in force say about a region: its standards, and since when its rules apply. */
@ApplicationScoped
class Standards {

    /** Who acts when the service does something by itself. */
    static final Actor SERVICE = new Actor("doudi", Set.of(), Regions.ALL);

    private final DecisionService decisions;
    private final LiveRuleSets live;
    private final ObjectMapper json;

    Standards(DecisionService decisions, LiveRuleSets live, ObjectMapper json) {
        this.decisions = decisions;
        this.live = live;
        this.json = json;
    }

    /**
     * The subsistence standard of an area in yuan per person and month.
     *
     * @param area URBAN or RURAL
     */
    BigDecimal subsistence(String region, String area, LocalDate asOf) {
        ObjectNode request = json.createObjectNode();
        request.put("region", region).put("asOf", asOf.toString());
        request.put("decision", "subsistenceEligibility");
        ObjectNode input = request.putObject("input");
        input.putObject("household").put("area", area).put("size", 1);
        input.putArray("incomes");
        DecisionRequest question = DecisionRequest.of(request.toString(), json);
        return (BigDecimal)
                decisions
                        .decide(SERVICE, question, Level.NONE, Messages.CHINESE)
                        .decision()
                        .outcome()
                        .get("standard");
    }

    /**
     * The first day of the latest rules of a region that have begun: a population of that day can
     * be used for every later one.
     */
    LocalDate firstDay(String region) {
        live.current().requireRegion(region);
        LocalDate today = live.today();
        return live.current().all().stream()
                .filter(version -> isOwn(version, region))
                .map(version -> version.manifest().effectiveFrom())
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
    }

    private static boolean isOwn(RuleSetVersion version, String region) {
        return version.manifest().layer() == LayerKind.REGION
                && version.manifest().region().filter(region::equals).isPresent();
    }
}
