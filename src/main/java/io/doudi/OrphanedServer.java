package io.doudi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A database server that outlived the service it belonged to, because the service was killed. */
final class OrphanedServer {

    private static final int STOP_SECONDS = 20;

    private OrphanedServer() {}

    /** Stops the server that still runs on a database folder, if there is one. */
    static void stop(Path postgres) throws IOException {
        Optional<ProcessHandle> orphan =
                process(postgres.resolve("postmaster.pid"))
                        .filter(process -> serves(process, postgres));
        if (orphan.isPresent()) {
            interrupt(orphan.get());
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** The number in the file may by now be another program's. */
    private static boolean serves(ProcessHandle process, Path postgres) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(postgres.toString()))
                .orElse(false);
    }

    /** An interrupt makes PostgreSQL end its sessions and shut down in order. */
    private static void interrupt(ProcessHandle orphan) throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(orphan.pid())).start();
        try {
            orphan.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while a server left behind was stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "A server left behind does not stop: process " + orphan.pid(), e);
        }
    }
}
