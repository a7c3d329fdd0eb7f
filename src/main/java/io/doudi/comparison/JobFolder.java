package io.doudi.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import io.doudi.problem.JsonSettings;
import io.doudi.ruleset.CarriedRuleSets;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.RuleSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A comparison in a folder: everything that is needed to work on it, and what came out so far. What
 * is read is what was exported, or it is refused by the name of its file.
 */
final class JobFolder implements CaseSource {

    /** What to send back to the service. */
    static final String ARCHIVE = "results.zip";

    private static final String RESULT = "results/result.json";

    private final Path root;
    private final Stored stored;
    private final Job job;

    private JobFolder(Path root, Stored stored) {
        this.root = root;
        this.stored = stored;
        this.job = described();
    }

    /**
     * Opens a folder.
     *
     * @throws IllegalStateException if it holds no job, or one that was changed
     */
    static JobFolder open(Path root) {
        return new JobFolder(root, new Stored(JsonSettings.standalone()));
    }

    private Job described() {
        try {
            Job read = stored.read(new String(bytes(Job.FILE), UTF_8), new TypeReference<Job>() {});
            requireUnchanged(read);
            return read;
        } catch (IllegalStateException e) {
            throw unusable(Job.FILE, e);
        }
    }

    private void requireUnchanged(Job read) {
        if (read.format() != Job.FORMAT) {
            throw new IllegalStateException("its format is %d".formatted(read.format()));
        }
        String inputs = read.request().inputsDigest(stored, read.sides(), read.casesDigest());
        if (!inputs.equals(read.inputsDigest())) {
            throw new IllegalStateException("it was changed: its inputs have another digest");
        }
        if (read.cases().size() != (read.size() + read.chunk() - 1) / read.chunk()) {
            throw new IllegalStateException("it does not name all files of cases");
        }
    }

    /** The digest over request, rules and cases. */
    String inputsDigest() {
        return job.inputsDigest();
    }

    int chunks() {
        return job.cases().size();
    }

    /** The comparison, with the rules of its sides to be compiled; the caller closes it. */
    Comparing comparing(KnowledgeBases knowledgeBases) {
        knowledgeBases.distrust(job.distrusted());
        RuleSets published = job.ruleSets().open(this::text);
        SideRules rules =
                new SideRules(
                        published,
                        files -> published.unpublished(CarriedRuleSets.files(files, this::text)),
                        knowledgeBases,
                        job.exportedAt());
        return Comparing.of(job.request(), job.sides(), rules, this);
    }

    private String text(String digest) {
        return new String(unchanged(Job.rules(digest), digest), UTF_8);
    }

    @Override
    public long size() {
        return job.size();
    }

    @Override
    public String digest() {
        return job.casesDigest();
    }

    /** The cases of one chunk: nothing else is asked for. */
    @Override
    public List<ComparedCase> read(long from, int count) {
        int chunk = Math.toIntExact(from / job.chunk());
        String name = Job.cases(chunk);
        byte[] packed = unchanged(name, job.cases().get(chunk));
        return PackedLines.read(packed).stream()
                .map(line -> stored.read(line, new TypeReference<ComparedCase>() {}))
                .toList();
    }

    /** Puts a chunk through all sides, unless that was done before. */
    void work(Comparing comparing, int chunk) {
        if (Files.exists(root.resolve(Job.results(chunk)))) {
            result(chunk);
            return;
        }
        List<ComparedCase> cases = read(job.chunks().from(chunk), job.chunk());
        ChunkFile file = new ChunkFile(header(chunk), Chunk.of(comparing, cases));
        write(Job.results(chunk), file.packed(stored));
    }

    private ChunkFile.Header header(int chunk) {
        return new ChunkFile.Header(
                job.inputsDigest(), job.casesDigest(), chunk, job.chunks().size(chunk));
    }

    private Chunk.Result result(int chunk) {
        String name = Job.results(chunk);
        try {
            ChunkFile file = ChunkFile.read(bytes(name), stored);
            if (!file.header().equals(header(chunk))) {
                throw new IllegalStateException("it belongs to another job");
            }
            return file.result();
        } catch (IllegalStateException e) {
            throw unusable(name, e);
        }
    }

    /** Adds everything up once all chunks are done, and writes the result. */
    void finish(Comparing comparing) {
        Tally all = new Tally();
        for (int i = 0; i < chunks(); i++) {
            all.add(result(i).tally());
        }
        write(RESULT, stored.text(Results.of(comparing, all)).getBytes(UTF_8));
        archive();
    }

    /** Everything that came out as one file; it is packed already. */
    private void archive() {
        Path part = root.resolve(ARCHIVE + ".part");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (int i = 0; i < chunks(); i++) {
                zip.putNextEntry(new ZipEntry(Job.results(i)));
                zip.write(bytes(Job.results(i)));
            }
            zip.finish();
            Files.move(part, root.resolve(ARCHIVE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(ARCHIVE + " cannot be written", e);
        }
    }

    private byte[] unchanged(String name, String digest) {
        byte[] content = bytes(name);
        if (!Digest.of(content).equals(digest)) {
            throw unusable(name, new IllegalStateException("it is not what was exported"));
        }
        return content;
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(root.resolve(name));
        } catch (IOException e) {
            throw unusable(name, new IllegalStateException("it is missing or cannot be read", e));
        }
    }

    private IllegalStateException unusable(String name, IllegalStateException why) {
        return new IllegalStateException(
                "The file %s of the job in %s cannot be used: %s"
                        .formatted(name, root, why.getMessage()),
                why);
    }

    /** Whoever reads sees the whole file or none. */
    private void write(String name, byte[] content) {
        Path target = root.resolve(name);
        try {
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(UUID.randomUUID() + ".part");
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }
}
