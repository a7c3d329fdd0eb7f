package io.doudi.ruleset;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.NAME_TAKEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.evaluation.Place;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Keeps facts that somebody has tried as a case of a draft, with what the draft answers. */
@ApplicationScoped
public class CaseKeeping {

    /** Where the cases stand that were kept while trying. */
    static final String FILE = "cases/kept.yaml";

    private final RegionGuard regions;
    private final Drafts drafts;
    private final DraftEdits edits;
    private final DraftRuns runs;
    private final ObjectMapper json;

    CaseKeeping(
            RegionGuard regions,
            Drafts drafts,
            DraftEdits edits,
            DraftRuns runs,
            ObjectMapper json) {
        this.regions = regions;
        this.drafts = drafts;
        this.edits = edits;
        this.runs = runs;
        this.json = json;
    }

    /**
     * What was tried.
     *
     * @param name what the case shows, one sentence
     * @param clause the item of the document that decides it; may be empty
     * @param region whose question it is
     * @param asOf the decision date
     * @param input the facts
     */
    public record Tried(
            String name,
            String clause,
            String region,
            LocalDate asOf,
            String decision,
            JsonNode input) {
        public Tried {
            requireField("name", name == null || name.isBlank() ? null : name);
            clause = clause == null ? "" : clause;
            requireField("region", region);
            requireField("asOf", asOf);
            requireField("decision", decision);
            requireField("input", input);
        }
    }

    /**
     * Puts the case into the file of kept cases. It expects all outputs that have a value, or the
     * problem, and that the rows of the draft take part that do so now.
     */
    public Case keep(Actor actor, String ruleSet, String version, Tried tried) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        regions.require(actor, draft.manifest());
        requireNew(draft, tried.name());
        Case open = expecting(tried, json.createObjectNode(), List.of());
        CaseRun run = runs.of(draft).apply(open);
        Case kept = expecting(tried, expectation(run.actual()), hits(draft, run));
        put(actor, draft, kept);
        return kept;
    }

    private void put(Actor actor, RuleSetVersion draft, Case kept) {
        Manifest manifest = draft.manifest();
        String before = draft.file(FILE).map(RuleFile::content).orElse("");
        edits.put(
                actor,
                manifest.ruleSet(),
                manifest.version(),
                new RuleFile(FILE, new CaseText(before).and(kept).yaml()),
                before.isEmpty()
                        ? new Precondition.Absent()
                        : new Precondition.Matches(Digest.of(before)));
    }

    private static void requireNew(RuleSetVersion draft, String name) {
        if (draft.cases().stream().anyMatch(one -> one.name().equals(name))) {
            throw ProblemException.atField(
                    NAME_TAKEN, "name", "There is a case of that name; say what is special here");
        }
    }

    private static Case expecting(Tried tried, JsonNode expect, List<String> hits) {
        return new Case(
                tried.name(),
                tried.clause(),
                tried.region(),
                tried.asOf(),
                tried.decision(),
                tried.input(),
                expect,
                hits);
    }

    private JsonNode expectation(JsonNode actual) {
        ObjectNode expectation = json.createObjectNode();
        actual.properties().stream()
                .filter(output -> !output.getValue().isNull())
                .forEach(output -> expectation.set(output.getKey(), output.getValue()));
        return expectation;
    }

    private static List<String> hits(RuleSetVersion draft, CaseRun run) {
        return run.rowsOf(draft.name()).map(Place::id).sorted().toList();
    }
}
