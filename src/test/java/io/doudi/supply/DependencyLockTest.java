package io.doudi.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.bootstrap.BootstrapAppModelFactory;
import io.quarkus.maven.dependency.ResolvedDependency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the build resolved is byte for byte what {@code dependencies.lock} says: the libraries of
 * the program, of its build and of its tests, and the plugins with theirs.
 */
class DependencyLockTest {

    private static final Path LOCK = Path.of("dependencies.lock");
    private static final Path RESOLVED = Path.of("target/dependencies.lock");

    /** What the plugin for dependencies wrote: group, more about it, and its file after a colon. */
    private static final Path PLUGINS = Path.of("target/plugins.txt");

    private static final Pattern PLUGIN = Pattern.compile("(?m)^ +([^:\\s]+):\\S+:(\\S+\\.jar)$");

    @Test
    void everyDependencyIsTheLockedOne() throws Exception {
        SortedSet<String> resolved = new TreeSet<>(libraries());
        resolved.addAll(plugins());
        Files.write(RESOLVED, resolved);
        assertThat(difference(Files.readAllLines(LOCK), resolved))
                .as("If this is meant, copy %s to %s and commit it", RESOLVED, LOCK)
                .isEmpty();
    }

    private static List<String> difference(List<String> locked, Set<String> resolved) {
        Stream<String> gone = locked.stream().filter(line -> !resolved.contains(line));
        Stream<String> come = resolved.stream().filter(line -> !locked.contains(line));
        return Stream.concat(gone.map("locked "::concat), come.map("resolved "::concat)).toList();
    }

    /** As Quarkus resolves them for its tests: for the program, for its build and for tests. */
    private static List<String> libraries() throws Exception {
        return BootstrapAppModelFactory.newInstance()
                .setTest(true)
                .setProjectRoot(Path.of("").toAbsolutePath())
                .resolveAppModel()
                .getApplicationModel()
                .getDependencies()
                .stream()
                .map(library -> line(library.getGroupId(), jar(library)))
                .toList();
    }

    private static Path jar(ResolvedDependency library) {
        return library.getResolvedPaths().getSinglePath();
    }

    private static List<String> plugins() throws IOException {
        List<String> plugins =
                PLUGIN.matcher(Files.readString(PLUGINS))
                        .results()
                        .map(plugin -> line(plugin.group(1), Path.of(plugin.group(2))))
                        .toList();
        assertThat(plugins).isNotEmpty();
        return plugins;
    }

    private static String line(String group, Path jar) {
        return "%s:%s sha256:%s"
                .formatted(group, jar.getFileName(), HexFormat.of().formatHex(digest(jar)));
    }

    private static byte[] digest(Path jar) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
