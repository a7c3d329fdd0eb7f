package io.doudi.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides many cases, however many: the answers come while the cases are still being sent. */
@Command(
        name = "batch",
        description = "Decide the cases of a file, a request a line (JSON) or a row (CSV).",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.FAILED_LINES, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true)
final class Batch extends OnService {

    @Parameters(index = "0", description = "The cases: CSV if it ends in .csv, else lines of JSON.")
    private Path file;

    @Option(
            names = "--out",
            description = "Where the answers go, a line of JSON each (default: standard output).")
    private Path out;

    @Option(
            names = "--key",
            description = "An Idempotency-Key, under which the same file can be sent again.")
    private String key = "";

    @Mixin private Language language;

    @Override
    public Integer call() throws IOException {
        Input.require(file);
        BatchCall.Count count = answered();
        remark(language.messages().text("command.batch.count", count.lines(), count.failed()));
        return count.failed() == 0 ? 0 : REFUSED;
    }

    private BatchCall.Count answered() throws IOException {
        BatchCall call = new BatchCall(service(), language.tag(), key);
        if (out == null) {
            return call.send(file, this::say);
        }
        try (PrintStream lines =
                new PrintStream(Files.newOutputStream(out), false, StandardCharsets.UTF_8)) {
            return call.send(file, line -> lines.print(line + "\n"));
        }
    }
}
