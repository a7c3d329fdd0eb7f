package io.doudi.comparison;

import io.doudi.ruleset.KnowledgeBases;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Work on a comparison in a folder, without a service and a database: for batch engines. Everybody
 * in this program who works on the same job shares its compiled rules; the last one releases them.
 */
public final class JobWork implements AutoCloseable {

    private static final Map<List<String>, JobWork> SHARED = new HashMap<>();

    private final List<String> key;
    private final JobFolder folder;
    private final Comparing comparing;
    private int users;

    private JobWork(List<String> key, JobFolder folder) {
        this.key = key;
        this.folder = folder;
        this.comparing = folder.comparing(KnowledgeBases.standalone());
    }

    /**
     * Opens the job in a folder; the caller closes it.
     *
     * @throws IllegalStateException if a file of it is missing or was changed
     */
    public static JobWork open(Path root) {
        JobFolder folder = JobFolder.open(root);
        List<String> key = List.of(root.toAbsolutePath().toString(), folder.inputsDigest());
        synchronized (SHARED) {
            JobWork work = SHARED.computeIfAbsent(key, any -> new JobWork(key, folder));
            work.users++;
            return work;
        }
    }

    /** How many chunks there are, counted from 0. */
    public int chunks() {
        return folder.chunks();
    }

    /** Puts a chunk through all sides and writes what came out, unless that was done before. */
    public void work(int chunk) {
        folder.work(comparing, chunk);
    }

    /** Writes the result, once all chunks are done. */
    public void finish() {
        folder.finish(comparing);
    }

    @Override
    public void close() {
        synchronized (SHARED) {
            if (--users == 0) {
                SHARED.remove(key);
            }
        }
    }
}
