package io.doudi.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares versions on a population, waits and fetches the result. */
@Command(
        name = "compare",
        description =
                "Put a population through two to four versions or drafts of a region and fetch what"
                        + " changes.",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true)
final class Compare extends OnService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long BETWEEN_LOOKS_MILLIS = 1_000;
    private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELLED");

    /** What of a comparison goes into a file of which ending. */
    private static final Map<String, String> RESULTS =
            Map.of("json", "", "csv", "/changed.csv", "xlsx", "/report.xlsx", "pdf", "/report.pdf");

    @Spec private CommandSpec command;

    @Parameters(index = "0", description = "The region, for example DAZHOU.")
    private String region;

    @Parameters(
            index = "1..*",
            arity = "2..4",
            description = "The versions or drafts, for example 2023 2027; the first is what was.")
    private List<String> versions;

    @Option(
            names = "--decision",
            required = true,
            split = ",",
            description = "What each household is asked, for example subsistenceAmount.")
    private List<String> decisions;

    @Option(
            names = "--population",
            description = "The id of a population (default: the standard one of the region).")
    private Optional<String> population;

    @Option(names = "--title", description = "What the comparison is called in lists.")
    private Optional<String> title;

    @Option(
            names = "--out",
            required = true,
            description =
                    "The file for the result: .json (all of it), .csv (the changed households),"
                            + " .xlsx or .pdf (the report).")
    private Path out;

    @Mixin private Language language;

    @Override
    public Integer call() throws InterruptedException {
        String part = part();
        String id = service().compare(request());
        JsonNode comparison = over(id);
        if (!comparison.path("state").asText().equals("FINISHED")) {
            throw new IllegalStateException(
                    "%s: %s"
                            .formatted(
                                    comparison.path("state").asText(),
                                    comparison.path("failure").asText()));
        }
        say(service().download("/api/v1/comparisons/" + id + part, out).toString());
        return 0;
    }

    private String part() {
        String name = out.getFileName().toString();
        String part = RESULTS.get(name.substring(name.lastIndexOf('.') + 1));
        if (part == null) {
            throw new ParameterException(
                    command.commandLine(), "--out must end in .json, .csv, .xlsx or .pdf");
        }
        return part;
    }

    private ObjectNode request() {
        ObjectNode request = JSON.createObjectNode();
        title.ifPresent(text -> request.put("title", text));
        versions.forEach(
                version ->
                        request.withArray("sides")
                                .addObject()
                                .put("region", region)
                                .put("ruleSetVersion", version));
        decisions.forEach(request.withArray("decisions")::add);
        ObjectNode cases = request.putObject("cases").put("kind", "POPULATION");
        population.ifPresent(id -> cases.put("population", id));
        return request;
    }

    private JsonNode over(String id) throws InterruptedException {
        while (true) {
            JsonNode comparison = service().comparison(id);
            remark(
                    language.messages()
                            .text(
                                    "command.compare.progress",
                                    comparison.path("done").asLong(),
                                    comparison.path("cases").asLong()));
            if (OVER.contains(comparison.path("state").asText())) {
                return comparison;
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
