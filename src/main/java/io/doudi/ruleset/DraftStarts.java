package io.doudi.ruleset;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.REQUIRED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How drafts begin: from a published version, from an archive, or empty. */
@ApplicationScoped
public class DraftStarts {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Drafts drafts;
    private final LiveRuleSets live;

    DraftStarts(Drafts drafts, LiveRuleSets live) {
        this.drafts = drafts;
        this.live = live;
    }

    /**
     * What a draft begins with.
     *
     * @param from the published version whose files it takes over, for example {@code 2023}
     * @param version the name of the version that it wants to become; made up from {@code from} if
     *     it is not given
     * @param manifest for an empty draft, what its {@code rule-set.yaml} says
     */
    @Schema(name = "DraftStart")
    public record Start(String from, String version, ObjectNode manifest) {}

    /** Begins a draft of a rule set. */
    public Draft begin(Actor actor, String ruleSet, Start start) {
        if (start.from() != null) {
            return from(actor, live.current().version(ruleSet, start.from()), start.version());
        }
        if (start.manifest() == null) {
            throw ProblemException.atField(
                    REQUIRED,
                    "from",
                    "Name the version to begin with in from, or give a manifest for an empty draft");
        }
        return empty(actor, ruleSet, start);
    }

    /** Begins a draft with the files of an archive. */
    public Draft imported(Actor actor, byte[] archive) {
        return drafts.create(actor, Optional.empty(), RuleSetArchive.read(archive));
    }

    private Draft from(Actor actor, RuleSetVersion origin, String version) {
        String name = version == null ? nextName(origin) : version;
        List<RuleFile> files = ManifestText.renamed(origin.files(), name);
        return drafts.create(actor, Optional.of(origin.name()), files);
    }

    /** The first of 2023.1, 2023.2 … that is neither published nor being written. */
    String nextName(RuleSetVersion origin) {
        String ruleSet = origin.manifest().ruleSet();
        List<String> open = drafts.open(ruleSet).stream().map(Draft::version).toList();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> origin.manifest().version() + "." + number)
                .filter(name -> live.current().named(ruleSet + "/" + name).isEmpty())
                .filter(name -> !open.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private Draft empty(Actor actor, String ruleSet, Start start) {
        ObjectNode manifest = start.manifest().deepCopy();
        manifest.put("ruleSet", ruleSet);
        manifest.put("version", requireField("version", start.version()));
        RuleFile file = new RuleFile(Manifest.FILE, yaml(manifest));
        return drafts.create(actor, Optional.empty(), List.of(file));
    }

    private static String yaml(ObjectNode manifest) {
        try {
            return YAML.writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON can always be written as YAML", e);
        }
    }
}
