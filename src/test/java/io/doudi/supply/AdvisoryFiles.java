package io.doudi.supply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes SBOMs and zips with advisories, as they are carried over by hand. */
public record AdvisoryFiles(Path folder) {

    private static final String SBOM =
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
              {"type": "library", "group": "org.example", "name": "parser", "version": "%s",
               "purl": "pkg:maven/org.example/parser@%1$s?type=jar"},
              {"type": "library", "name": "left-pad", "version": "1.0", "purl": "pkg:npm/left-pad@1.0"}]}
            """;

    /** An SBOM with {@code org.example:parser} of a version, and with something of npm. */
    public Path sbom(String version) throws IOException {
        return Files.writeString(folder.resolve("sbom.cdx.json"), SBOM.formatted(version));
    }

    /** A zip with files of the given texts. */
    public Path zip(List<String> documents) throws IOException {
        Path file = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String document : documents) {
                zip.putNextEntry(new ZipEntry("A-%d.json".formatted(documents.indexOf(document))));
                zip.write(document.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /** An advisory about some versions of {@code org.example:parser}. */
    public static String advisory(String id, String versions) {
        return document(id, "Maven", "org.example:parser", versions, "");
    }

    /** A range as the text of an advisory. */
    public static String range(String... events) {
        return "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [%s]}]"
                .formatted(String.join(",", events));
    }

    /** An advisory in full. */
    public static String document(
            String id, String ecosystem, String name, String versions, String more) {
        return """
               {"id": "%s", "modified": "2026-11-20T08:00:00Z", "aliases": ["CVE-2026-1"],
                "summary": "The parser runs what it reads", %s
                "affected": [{"package": {"ecosystem": "%s", "name": "%s"}, %s}]}
               """
                .formatted(id, more, ecosystem, name, versions);
    }
}
