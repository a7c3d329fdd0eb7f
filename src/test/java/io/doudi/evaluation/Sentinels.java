package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What no attack may touch: a secret in a file, in a system property and in the environment, a
 * folder, a port, processes, and code of ours.
 */
final class Sentinels implements AutoCloseable {

    private static final String PROPERTY = "doudi.attack.secret";

    private final String secret = "SECRET-" + UUID.randomUUID();
    private final Path markers;
    private final Path secretFile;
    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private final int reachedBefore = Reached.count();

    Sentinels(Path folder) {
        try {
            Path own = Files.createTempDirectory(folder, "sentinels");
            markers = Files.createDirectory(own.resolve("markers"));
            secretFile = Files.writeString(own.resolve("secret.txt"), secret);
            listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(PROPERTY, secret);
        Thread acceptor = new Thread(this::accept, "sentinel");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                listener.accept().close();
                connections.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Lets an attack know where the sentinels are. */
    String fill(String text) {
        return text.replace("${MARKER_DIR}", markers.toString())
                .replace("${SECRET_FILE}", secretFile.toString())
                .replace("${SECRET_DIR}", secretFile.getParent().toString())
                .replace("${PORT}", Integer.toString(listener.getLocalPort()));
    }

    /** What was touched, in view of all that was said. */
    List<String> touched(String said) {
        List<String> touched = new ArrayList<>();
        note(touched, said.contains(secret), "the secret was told");
        note(touched, said.contains(System.getenv("PATH")), "the environment was told");
        note(touched, connections.get() > 0, "a connection was opened");
        note(touched, Reached.count() > reachedBefore, "code was called");
        note(touched, !files().isEmpty(), "files were written: " + files());
        note(
                touched,
                ProcessHandle.current().descendants().findAny().isPresent(),
                "a process runs");
        return touched;
    }

    void assertUntouched(String said) {
        assertThat(touched(said)).isEmpty();
    }

    private static void note(List<String> touched, boolean is, String what) {
        if (is) {
            touched.add(what);
        }
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(markers)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        System.clearProperty(PROPERTY);
        listener.close();
    }
}
