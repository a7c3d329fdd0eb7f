package io.doudi.contract;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The shell commands of a document, run one after the other as a reader would. */
record ShellBlocks(Path document) {

    private static final Pattern BLOCK =
            Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    List<String> commands() throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Runs all blocks in one shell against a service; the first command that fails ends it. */
    void run(URI service) throws Exception {
        run(service, commands());
    }

    /** Runs some blocks, whose calls go to the service instead of port 8080. */
    static void run(URI service, List<String> commands) throws Exception {
        Path folder = Files.createTempDirectory("blocks");
        String script =
                ("set -eu -o pipefail -x\n" + String.join("\n", commands))
                        .replace("localhost:8080", service.getAuthority());
        Path said = folder.resolve("said");
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        shell.environment().put("DOUDI_URL", service.toString().replaceAll("/$", ""));
        Process started = shell.start();
        assertThat(started.waitFor(5, MINUTES)).as("ends in time").isTrue();
        assertThat(started.exitValue()).as(Files.readString(said)).isZero();
    }
}
