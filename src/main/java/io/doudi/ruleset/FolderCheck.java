package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.doudi.problem.ProblemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Passes versions that lie in folders through the gate, without a service and a database: for rule
 * sets that live in Git.
 */
public final class FolderCheck {

    private static final Progress SILENT = (step, done, total) -> {};

    private final RuleSets all;
    private final Gate gate;
    private final CaseStep cases;

    private FolderCheck(RuleSets all) {
        RuleSetConfig config = RuleSetConfig.usual();
        InstantSource clock = InstantSource.system();
        KnowledgeBases knowledgeBases = KnowledgeBases.standalone();
        ObjectMapper json =
                JsonMapper.builder()
                        .findAndAddModules()
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .build();
        this.all = all;
        this.cases = new CaseStep(new CaseRuns(knowledgeBases, json, clock), knowledgeBases);
        this.gate =
                new Gate(
                        knowledgeBases,
                        cases,
                        new CompiledStep(knowledgeBases, config),
                        new BenefitStep(knowledgeBases),
                        new ConstraintStep(knowledgeBases),
                        config,
                        clock);
    }

    /**
     * Reads the folders {@code dmn} and {@code rules} below a folder.
     *
     * @throws IllegalStateException if a folder says of itself what cannot be
     */
    public static FolderCheck of(Path root) {
        return new FolderCheck(new RuleSets(BundledRuleSets.versions(RuleSetFolders.below(root))));
    }

    /** The names of the versions, for example {@code dazhou/2023}. */
    public List<String> names() {
        return all.all().stream().map(RuleSetVersion::name).toList();
    }

    /** Everything that the gate says about one version. */
    public CheckReport check(String name) {
        RuleSetVersion candidate = version(name);
        return gate.run(without(candidate), candidate, List.of(), SILENT);
    }

    /** Runs only the cases that one version has a say in. */
    public CheckReport test(String name) {
        RuleSetVersion candidate = version(name);
        CaseStep.Result run =
                cases.run(
                        Substitution.of(
                                without(candidate),
                                candidate,
                                List.of(),
                                InstantSource.system().instant()),
                        SILENT);
        return new CheckReport(run.found(), run.cases(), 0, run.each().toNanos() / 1_000);
    }

    /** One version as a zip. */
    public byte[] archive(String name) {
        return RuleSetArchive.write(version(name));
    }

    private RuleSetVersion version(String name) {
        return all.named(name)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        VERSION_NOT_FOUND,
                                        "There is no version %s; there are %s"
                                                .formatted(name, names())));
    }

    private RuleSets without(RuleSetVersion candidate) {
        return all.without(candidate::equals);
    }
}
