package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes what a draft answers over into the cases that expect something else, for those whose author
 * has looked at them: a change that is meant changes its cases too.
 */
@ApplicationScoped
public class CaseAdoption {

    private final RegionGuard regions;
    private final Drafts drafts;
    private final DraftEdits edits;
    private final DraftRuns runs;
    private final ObjectMapper json;

    CaseAdoption(
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

    /** A case whose expectation was replaced. */
    public record Adopted(String file, String name, JsonNode before, JsonNode after) {}

    /**
     * Replaces the expectations of failing cases.
     *
     * @param names the names of the cases
     */
    public List<Adopted> adopt(Actor actor, String ruleSet, String version, List<String> names) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        regions.require(actor, draft.manifest());
        Function<Case, CaseRun> runner = runs.of(draft);
        List<Adopted> adopted = new ArrayList<>();
        for (RuleFile file : draft.files()) {
            if (Case.isCases(file)) {
                adopted.addAll(adopt(actor, draft, file, runner, names));
            }
        }
        return adopted;
    }

    private List<Adopted> adopt(
            Actor actor,
            RuleSetVersion draft,
            RuleFile file,
            Function<Case, CaseRun> runner,
            List<String> names) {
        List<Adopted> adopted = new ArrayList<>();
        CaseText text = new CaseText(file.content());
        for (Case example : Case.of(file)) {
            CaseRun run = runner.apply(example);
            if (names.contains(example.name()) && !run.differences().isEmpty()) {
                JsonNode after = expectation(example, run.actual());
                text = text.with(example.name(), after, hits(example, run));
                adopted.add(new Adopted(file.path(), example.name(), example.expect(), after));
            }
        }
        if (!adopted.isEmpty()) {
            put(actor, draft, file, text);
        }
        return adopted;
    }

    private void put(Actor actor, RuleSetVersion draft, RuleFile before, CaseText after) {
        Manifest manifest = draft.manifest();
        edits.put(
                actor,
                manifest.ruleSet(),
                manifest.version(),
                new RuleFile(before.path(), after.yaml()),
                new Precondition.Matches(Digest.of(before.content())));
    }

    /** What came out, of the outputs that the case looks at; of all, if it expected an error. */
    private JsonNode expectation(Case example, JsonNode actual) {
        if (actual.has(Case.ERROR)) {
            return actual;
        }
        ObjectNode expectation = json.createObjectNode();
        boolean all = example.expectedError().isPresent();
        actual.properties().stream()
                .filter(output -> all || example.expect().has(output.getKey()))
                .forEach(output -> expectation.set(output.getKey(), output.getValue()));
        return expectation;
    }

    private static List<String> hits(Case example, CaseRun run) {
        return example.hits().stream().filter(run.hits()::contains).toList();
    }
}
