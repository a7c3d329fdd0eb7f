package io.doudi.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides one case. */
@Command(
        name = "decide",
        description = "Decide one case and show the answer, or what the person concerned is told.",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true)
final class Decide extends OnService {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(
            arity = "0..1",
            description = "A file with the request as JSON (default: standard input).")
    private Path file;

    @Option(
            names = "--notice",
            description = "Show the text for the person concerned instead of JSON.")
    private boolean isNotice;

    @Mixin private Language language;

    @Override
    public Integer call() throws IOException {
        String answer = service().decide(request(), language.tag());
        say(isNotice ? notice(answer) : answer);
        return 0;
    }

    private String request() throws IOException {
        return file == null
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Input.text(file);
    }

    /** Nothing is told of a decision that is not explained. */
    private static String notice(String answer) throws IOException {
        JsonNode text = JSON.readTree(answer).at("/explanation/notice/text");
        if (text.isMissingNode()) {
            throw new IllegalStateException(
                    "The request asks for no explanation; leave \"explain\" out of it");
        }
        return text.asText();
    }
}
