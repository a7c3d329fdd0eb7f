package io.doudi.evaluation;

import io.doudi.evaluation.Attack.Expected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The corpus of what a malicious or careless uploader could send. */
final class Attacks {

    private static final Path FOLDER = Path.of("src/test/resources/attacks");
    private static final String LIST = "corpus.csv";

    private Attacks() {}

    /** The attacks whose files lie in a folder of the corpus. */
    static Stream<Attack> in(String folder) {
        return listed().filter(attack -> attack.file().startsWith(folder + "/"));
    }

    static Stream<Attack> listed() {
        return read(LIST).lines().skip(1).map(Attacks::attack);
    }

    /** Every file that is an attack or harmless, by its path in the corpus. */
    static Set<String> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(file -> !file.equals(LIST) && !file.matches("(base|json)/.*"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        try {
            return new String(Files.readAllBytes(FOLDER.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attack attack(String line) {
        List<String> cells = List.of(line.split(",", 4));
        return new Attack(cells.get(0), cells.get(1), Expected.valueOf(cells.get(2)), cells.get(3));
    }
}
