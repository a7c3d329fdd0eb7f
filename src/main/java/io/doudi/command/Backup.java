package io.doudi.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Fetches all rules that the service has. What else it has (records, accounts, trails, comparisons)
 * the API does not hand out as it is: that takes a dump of the database.
 */
@Command(
        name = "backup",
        description =
                "Write all versions and drafts as archives, with their digests in manifest.json."
                        + " Records, accounts and trails need pg_dump.",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true)
final class Backup extends OnService {

    private static final String RULE_SETS = "/api/v1/rule-sets";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--folder", description = "Where to write (default: backup).")
    private Path folder = Path.of("backup");

    @Mixin private Language language;

    @Override
    public Integer call() throws IOException {
        Service service = service();
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode versions = manifest.putArray("versions");
        for (JsonNode name : service.read(RULE_SETS)) {
            for (JsonNode version : service.read(path(name.asText(), "versions"))) {
                versions.add(version(service, version));
            }
        }
        ArrayNode drafts = manifest.putArray("drafts");
        for (JsonNode draft : service.read(RULE_SETS + "/drafts")) {
            drafts.add(draft(service, draft));
        }
        Path file = folder.resolve("manifest.json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), manifest);
        say(file.toString());
        remark(language.messages().text("command.backup.done", versions.size(), drafts.size()));
        return 0;
    }

    private ObjectNode version(Service service, JsonNode version) throws IOException {
        JsonNode described = version.path("manifest");
        ObjectNode entry =
                archived(
                        service,
                        described.path("ruleSet").asText(),
                        "versions",
                        described.path("version").asText());
        entry.set("digest", version.path("digest"));
        entry.set("publishedAt", version.path("publishedAt"));
        if (version.has("withdrawnAt")) {
            entry.set("withdrawnAt", version.path("withdrawnAt"));
        }
        return entry;
    }

    private ObjectNode draft(Service service, JsonNode draft) throws IOException {
        ObjectNode entry =
                archived(
                        service,
                        draft.path("ruleSet").asText(),
                        "drafts",
                        draft.path("version").asText());
        entry.set("state", draft.path("state"));
        return entry;
    }

    /** Fetches one archive; what it is called, and the digest of its bytes. */
    private ObjectNode archived(Service service, String ruleSet, String kind, String version)
            throws IOException {
        Path file = Path.of(kind, ruleSet, version + ".zip");
        Path written =
                service.download(
                        path(ruleSet, kind) + "/" + version + "/export", folder.resolve(file));
        return JSON.createObjectNode()
                .put("name", ruleSet + "/" + version)
                .put("file", file.toString())
                .put("sha256", HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(written))));
    }

    private static String path(String ruleSet, String kind) {
        return RULE_SETS + "/" + ruleSet + "/" + kind;
    }
}
