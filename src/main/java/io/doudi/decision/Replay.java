package io.doudi.decision;

import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.access.Actor;
import io.doudi.decision.DecisionArchive.Found;
import io.doudi.decision.DecisionService.Made;
import io.doudi.decision.Explanation.Level;
import io.doudi.decision.record.Versions;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Makes a recorded decision again: under the same versions it must come out the same. */
@ApplicationScoped
public class Replay {

    private final DecisionService service;
    private final RecordContent contents;
    private final LiveRuleSets live;

    Replay(DecisionService service, RecordContent contents, LiveRuleSets live) {
        this.service = service;
        this.contents = contents;
        this.live = live;
    }

    /**
     * What came of it.
     *
     * @param equal whether request and versions gave the same answer, byte for byte
     * @param outcome the outputs that differ
     * @param lost rows and rules that were hit then and are not now
     * @param gained rows and rules that are hit now and were not then
     * @param decision the decision as it comes out now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReplayResult")
    public record Result(
            boolean equal,
            List<Changed> outcome,
            List<String> lost,
            List<String> gained,
            Decision decision) {}

    /** An output on both sides; null where there is none. */
    public record Changed(String output, Object before, Object after) {}

    /** Under the versions that answered then. */
    public Result same(Found found) {
        return compared(
                found,
                service.decide(versions(found), found.request(), Level.FULL, messages(found)));
    }

    /** Under another version or a draft of the region's rules. */
    public Result under(Actor actor, Found found, String version) {
        DecisionRequest request = found.request().under(version);
        return compared(found, service.decide(actor, request, Level.FULL, messages(found)));
    }

    private InForce versions(Found found) {
        Versions versions = found.entry().versions();
        RuleSets all = live.current();
        InForce again =
                all.again(
                        found.entry().region(),
                        found.entry().asOf(),
                        found.request().getKnownAt().orElse(found.entry().decidedAt()),
                        versions.region().map(Versions.Used::name),
                        versions.standards().map(Versions.Used::name),
                        versions.baseline().name());
        requireSameContent(versions, again);
        return again;
    }

    private static void requireSameContent(Versions then, InForce now) {
        boolean same =
                then.baseline().digest().equals(now.baseline().digest())
                        && then.region()
                                .map(Versions.Used::digest)
                                .equals(now.region().map(version -> version.digest()))
                        && then.standards()
                                .map(Versions.Used::digest)
                                .equals(now.standards().map(version -> version.digest()));
        if (!same) {
            throw new ProblemException(
                    VERSION_NOT_FOUND,
                    "The versions that answered are not the ones of these names here");
        }
    }

    private static Messages messages(Found found) {
        return Messages.in(Locale.forLanguageTag(found.entry().language()));
    }

    private Result compared(Found found, Made made) {
        JsonNode now = contents.answer(made.decision());
        boolean equal = contents.areSame(found.answer(), now);
        return new Result(
                equal,
                changes(found.answer().path("outcome"), now.path("outcome")),
                without(found.entry().hits(), made.hits()),
                without(made.hits(), found.entry().hits()),
                equal ? null : made.decision());
    }

    private static List<Changed> changes(JsonNode before, JsonNode after) {
        Set<String> outputs = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(outputs::add);
        after.fieldNames().forEachRemaining(outputs::add);
        List<Changed> changes = new ArrayList<>();
        for (String output : outputs) {
            if (!Objects.equals(before.get(output), after.get(output))) {
                changes.add(new Changed(output, before.get(output), after.get(output)));
            }
        }
        return changes;
    }

    private static List<String> without(List<String> all, List<String> others) {
        Set<String> rest = new TreeSet<>(all);
        others.forEach(rest::remove);
        return List.copyOf(rest);
    }
}
