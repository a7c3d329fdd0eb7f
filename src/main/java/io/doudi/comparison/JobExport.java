package io.doudi.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.CarriedRuleSets;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.KnowledgeBases;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a stored comparison as the zip of a job's folder. */
@ApplicationScoped
class JobExport {

    private final ComparisonStore store;
    private final Comparisons comparisons;
    private final ComparisonConfig config;
    private final Sides sides;
    private final Drafts drafts;
    private final KnowledgeBases knowledgeBases;
    private final Stored stored;

    JobExport(
            ComparisonStore store,
            Comparisons comparisons,
            ComparisonConfig config,
            Sides sides,
            Drafts drafts,
            KnowledgeBases knowledgeBases,
            Stored stored) {
        this.store = store;
        this.comparisons = comparisons;
        this.config = config;
        this.sides = sides;
        this.drafts = drafts;
        this.knowledgeBases = knowledgeBases;
        this.stored = stored;
    }

    /** Refuses a comparison whose cases or rules are not here any more. */
    void require(ComparisonEntity comparison) {
        if (comparison.state == Comparison.State.CANCELLED) {
            throw new ProblemException(
                    ProblemType.COMPARISON_STATE,
                    "The comparison is cancelled; its cases are gone");
        }
        store.sides(comparison).forEach(sides.rules()::open);
    }

    void write(ComparisonEntity comparison, OutputStream out) throws IOException {
        SideRules rules = sides.rules();
        ComparisonRequest request = store.request(comparison);
        List<FixedSide> fixed = store.sides(comparison);
        ZipOutputStream zip = new ZipOutputStream(out);
        for (var text : texts(rules, comparison, fixed).entrySet()) {
            write(zip, Job.rules(text.getKey()), text.getValue().getBytes(UTF_8));
        }
        Job job =
                new Job(
                        Job.FORMAT,
                        comparison.id,
                        rules.now(),
                        request,
                        fixed,
                        comparison.inputsDigest,
                        comparison.casesDigest,
                        comparison.size,
                        config.chunk(),
                        CarriedRuleSets.of(rules.published(), Set.of(comparison.regions)),
                        knowledgeBases.distrusted(),
                        cases(comparison, zip));
        write(zip, Job.FILE, stored.text(job).getBytes(UTF_8));
        zip.finish();
    }

    /** The files of all rules that can answer, by their digests. */
    private SortedMap<String, String> texts(
            SideRules rules, ComparisonEntity comparison, List<FixedSide> fixed) {
        Stream<RuleFile> published =
                rules.published().answering(Set.of(comparison.regions)).stream()
                        .flatMap(one -> one.files().stream());
        Stream<RuleFile> drafted =
                fixed.stream()
                        .filter(side -> !side.draft().isEmpty())
                        .flatMap(side -> drafts.again(side.draft()).files().stream());
        SortedMap<String, String> texts = new TreeMap<>();
        Stream.concat(published, drafted)
                .map(RuleFile::content)
                .forEach(text -> texts.put(Digest.of(text), text));
        return texts;
    }

    private List<String> cases(ComparisonEntity comparison, ZipOutputStream zip)
            throws IOException {
        CaseSource source = comparisons.source(comparison);
        List<String> digests = new ArrayList<>();
        for (long from = 0; from < comparison.size; from += config.chunk()) {
            List<String> lines =
                    source.read(from, config.chunk()).stream().map(stored::text).toList();
            byte[] packed = PackedLines.write(lines);
            write(zip, Job.cases(digests.size()), packed);
            digests.add(Digest.of(packed));
        }
        return digests;
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
