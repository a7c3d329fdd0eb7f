package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of versions as they lie in folders: {@code <rule set>/<version>/<path>}. */
public final class RuleSetFolders {

    private final Map<String, List<RuleFile>> files = new TreeMap<>();

    /** The folders {@code dmn} and {@code rules} below a folder. */
    public static RuleSetFolders below(Path root) {
        RuleSetFolders folders = new RuleSetFolders();
        Stream.of("dmn", "rules")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .forEach(folders::add);
        return folders;
    }

    /** The names of the versions, for example {@code dazhou/2023}. */
    public Set<String> names() {
        return files.keySet();
    }

    /** The files of one version. */
    public List<RuleFile> files(String name) {
        return files.getOrDefault(name, List.of());
    }

    /** Adds what lies below one folder. */
    void add(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(path -> add(folder.relativize(path), path));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be read".formatted(folder), e);
        }
    }

    private void add(Path relative, Path path) {
        if (relative.getNameCount() < 3) {
            return;
        }
        String name = relative.getName(0) + "/" + relative.getName(1);
        String file = relative.subpath(2, relative.getNameCount()).toString().replace('\\', '/');
        try {
            add(name, new RuleFile(file, Digest.canonical(Files.readString(path))));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(relative), e);
        }
    }

    private void add(String name, RuleFile file) {
        List<RuleFile> others = files.computeIfAbsent(name, key -> new ArrayList<>());
        if (others.stream().anyMatch(other -> other.path().equals(file.path()))) {
            throw new IllegalStateException(
                    "%s has %s both in dmn and in rules".formatted(name, file.path()));
        }
        others.add(file);
    }
}
