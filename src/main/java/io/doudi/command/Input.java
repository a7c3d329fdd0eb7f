package io.doudi.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command reads. */
final class Input {

    private Input() {}

    /** Refuses a file that is not there. */
    static void require(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalStateException("%s cannot be read".formatted(file));
        }
    }

    static String text(Path file) throws IOException {
        require(file);
        return Files.readString(file);
    }
}
