package io.doudi.comparison;

import static io.doudi.problem.ProblemType.COMPARISON_STATE;
import static io.doudi.problem.ProblemType.IMPORT_REJECTED;

import io.doudi.comparison.Comparison.State;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes over what a job has found elsewhere, chunk by chunk, as if it had been found here. Some
 * chunks are put through here as well: what comes out must be the same.
 */
@ApplicationScoped
class JobImport {

    private static final int TRIED_AGAIN = 3;
    private static final int LARGEST_FILE = 16_000_000;

    private final ComparisonStore store;
    private final Comparisons comparisons;
    private final ComparisonConfig config;
    private final Stored stored;
    private final SecureRandom random = new SecureRandom();

    JobImport(
            ComparisonStore store,
            Comparisons comparisons,
            ComparisonConfig config,
            Stored stored) {
        this.store = store;
        this.comparisons = comparisons;
        this.config = config;
        this.stored = stored;
    }

    /** What is taken over, by whom. */
    private record Taking(ComparisonEntity comparison, UUID owner, ZipFile results) {
        UUID id() {
            return comparison.id;
        }
    }

    /**
     * Takes the results of a paused comparison over; it then waits to be finished.
     *
     * @throws ProblemException if it is not paused, or the results are not whole or not its own
     */
    void take(ComparisonEntity comparison, Path archive) {
        UUID owner = UUID.randomUUID();
        if (!store.takePaused(comparison.id, owner)) {
            throw new ProblemException(
                    COMPARISON_STATE, "Only a paused comparison takes results from elsewhere");
        }
        State next = State.PAUSED;
        try (ZipFile results = new ZipFile(archive.toFile())) {
            take(new Taking(comparison, owner, results));
            next = State.WAITING;
        } catch (IOException e) {
            throw new ProblemException(IMPORT_REJECTED, "The results are no zip, or a damaged one");
        } finally {
            store.giveBack(comparison.id, owner, next);
        }
    }

    private void take(Taking taking) throws IOException {
        Chunks chunks = chunks(taking);
        for (int i = 0; i < chunks.count(); i++) {
            entry(taking, i);
        }
        requireSameHere(taking);
        BitSet done = store.done(taking.id());
        for (int i = done.nextClearBit(0); i < chunks.count(); i = done.nextClearBit(i + 1)) {
            Chunk.Result result = result(taking, i);
            if (!store.add(taking.id(), taking.owner(), i, chunks.size(i), result)) {
                throw new ProblemException(
                        COMPARISON_STATE, "The comparison was taken over by somebody else");
            }
        }
    }

    private Chunks chunks(Taking taking) {
        return new Chunks(taking.comparison().size, config.chunk());
    }

    private static ZipEntry entry(Taking taking, int chunk) {
        ZipEntry entry = taking.results().getEntry(Job.results(chunk));
        if (entry == null) {
            throw rejected(chunk, "it is missing");
        }
        return entry;
    }

    /** Chosen by nobody. */
    private void requireSameHere(Taking taking) throws IOException {
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; i < TRIED_AGAIN; i++) {
            chosen.add(random.nextInt(chunks(taking).count()));
        }
        Comparing comparing = comparisons.open(taking.comparison());
        for (int chunk : chosen) {
            requireSameHere(comparing, chunks(taking), chunk, result(taking, chunk));
            store.keep(taking.id(), taking.owner());
        }
    }

    private void requireSameHere(
            Comparing comparing, Chunks chunks, int chunk, Chunk.Result found) {
        List<ComparedCase> cases = comparing.source().read(chunks.from(chunk), chunks.each());
        Chunk.Result here = Chunk.of(comparing, cases);
        if (!stored.text(here).equals(stored.text(found))) {
            throw rejected(chunk, "something else comes out here");
        }
    }

    private Chunk.Result result(Taking taking, int chunk) throws IOException {
        ComparisonEntity comparison = taking.comparison();
        ChunkFile file = read(taking, chunk);
        ChunkFile.Header own =
                new ChunkFile.Header(
                        comparison.inputsDigest,
                        comparison.casesDigest,
                        chunk,
                        chunks(taking).size(chunk));
        if (!file.header().equals(own)) {
            throw rejected(chunk, "it belongs to other inputs, cases or chunks");
        }
        return file.result();
    }

    private ChunkFile read(Taking taking, int chunk) throws IOException {
        try (var in = taking.results().getInputStream(entry(taking, chunk))) {
            byte[] packed = in.readNBytes(LARGEST_FILE + 1);
            if (packed.length > LARGEST_FILE) {
                throw rejected(chunk, "it has more than %d bytes".formatted(LARGEST_FILE));
            }
            return ChunkFile.read(packed, stored);
        } catch (IllegalStateException e) {
            throw rejected(chunk, e.getMessage());
        }
    }

    private static ProblemException rejected(int chunk, String why) {
        return new ProblemException(
                IMPORT_REJECTED,
                "The file %s cannot be taken over: %s".formatted(Job.results(chunk), why));
    }
}
