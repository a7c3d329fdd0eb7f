package io.doudi.supply;

import static io.doudi.supply.AdvisoryFiles.advisory;
import static io.doudi.supply.AdvisoryFiles.document;
import static io.doudi.supply.AdvisoryFiles.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.doudi.language.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components are found in OSV's documents exactly where the schema says that they are affected. */
class ComponentAuditTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String FROM_START = "{\"introduced\": \"0\"}";
    private static final String FIXED = "{\"fixed\": \"2.10\"}";
    private static final String UNTIL_FIX = range(FROM_START, FIXED);

    @TempDir Path folder;

    private AdvisoryFiles files;

    @BeforeEach
    void make() {
        files = new AdvisoryFiles(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "0-alpha, true",
        "1.0, true",
        "2.9, true",
        "2.10-rc1, true",
        "2.10, false",
        "2.10.0.Final, false",
        "3.0, false"
    })
    void affectsEverythingBeforeTheFix(String version, boolean affected) throws IOException {
        assertThat(isAffected(version, UNTIL_FIX)).isEqualTo(affected);
    }

    @ParameterizedTest
    @CsvSource({"0.9, false", "1.0, true", "1.5, true", "1.5.1, false"})
    void affectsTheLastAffectedVersionButNoLater(String version, boolean affected)
            throws IOException {
        String range = range("{\"introduced\": \"1.0\"}", "{\"last_affected\": \"1.5\"}");
        assertThat(isAffected(version, range)).isEqualTo(affected);
    }

    @ParameterizedTest
    @CsvSource({"1.1, true", "1.3, false", "2.1, true", "2.3, false"})
    void affectsEachBranchUntilItsOwnFix(String version, boolean affected) throws IOException {
        String range =
                range(
                        "{\"fixed\": \"2.2\"}",
                        "{\"introduced\": \"2.0\"}",
                        "{\"fixed\": \"1.2\"}",
                        FROM_START);
        assertThat(isAffected(version, range)).isEqualTo(affected);
    }

    @Test
    void affectsVersionsThatAreListed() throws IOException {
        String listed = "\"versions\": [\"1.0\", \"1.0.1\"]";
        assertThat(isAffected("1.0.1", listed)).isTrue();
        assertThat(isAffected("1.0.2", listed)).isFalse();
    }

    @Test
    void affectsEverythingIfThereIsNoFix() throws IOException {
        assertThat(isAffected("99", range(FROM_START))).isTrue();
    }

    @Test
    void ignoresWithdrawnAdvisories() throws IOException {
        String withdrawn = "\"withdrawn\": \"2026-11-21T00:00:00Z\",";
        assertThat(
                        audit(
                                        "1.0",
                                        document(
                                                "A",
                                                "Maven",
                                                "org.example:parser",
                                                UNTIL_FIX,
                                                withdrawn))
                                .findings())
                .isEmpty();
    }

    @Test
    void ignoresOtherPackagesAndOtherEcosystems() throws IOException {
        AuditReport report =
                audit(
                        "1.0",
                        document("A", "npm", "org.example:parser", UNTIL_FIX, ""),
                        document("B", "Maven", "org.example:parser2", UNTIL_FIX, ""),
                        document("C", "npm", "left-pad", UNTIL_FIX, ""));
        assertThat(report.findings()).isEmpty();
        assertThat(report.components()).isEqualTo(1);
        assertThat(report.advisories()).isEqualTo(1);
    }

    @Test
    void ignoresRangesOfCommits() throws IOException {
        assertThat(isAffected("1.0", UNTIL_FIX.replace("ECOSYSTEM", "GIT"))).isFalse();
    }

    @Test
    void saysWhatIsAffectedByWhatAndWhatFixesIt() throws IOException {
        List<String> texts =
                audit("1.0", advisory("GHSA-1", UNTIL_FIX)).texts(Messages.in(Locale.ENGLISH));
        assertThat(texts)
                .containsExactly(
                        "1 components, 1 advisories about Maven packages, the newest of 2026-11-20:"
                                + " 1 affect the program, 0 are accepted",
                        "  AFFECTED org.example:parser:1.0: GHSA-1 (CVE-2026-1) The parser runs what"
                                + " it reads. Fixed in 2.10");
    }

    @Test
    void namesTheFixesAfterTheVersionOnly() throws IOException {
        AuditReport report =
                audit(
                        "2.1",
                        advisory(
                                "A",
                                range(
                                        FROM_START,
                                        "{\"fixed\": \"1.2\"}",
                                        "{\"introduced\": \"2.0\"}",
                                        FIXED)));
        assertThat(report.findings()).first().extracting(Finding::fixes).isEqualTo(List.of("2.10"));
    }

    @Test
    void countsAnAcceptedAdvisoryUntilItsLastDay() throws IOException {
        assertThat(audit(accepted("GHSA-1", TODAY)).open()).isZero();
        assertThat(audit(accepted("CVE-2026-1", TODAY)).open()).isZero();
        assertThat(audit(accepted("CVE-2026-2", TODAY)).open()).isEqualTo(1);
        AuditReport expired = audit(accepted("GHSA-1", TODAY.minusDays(1)));
        assertThat(expired.open()).isEqualTo(1);
        assertThat(expired.texts(Messages.CHINESE))
                .last()
                .asString()
                .startsWith("  受影响 org.example:parser:1.0")
                .endsWith("接受期已于 2026-11-27 届满：Never called");
    }

    @Test
    void refusesFilesThatSayNothing() throws IOException {
        Path sbom = files.sbom("1.0");
        Path zip = files.zip(List.of(advisory("A", UNTIL_FIX)));
        assertRefused(folder.resolve("none"), zip, "cannot be read");
        assertRefused(zip, zip, "is no JSON");
        assertRefused(write("[]"), zip, "is no CycloneDX SBOM");
        assertRefused(
                write("{\"bomFormat\": \"CycloneDX\", \"components\": []}"),
                zip,
                "names no Maven component");
        assertRefused(sbom, folder.resolve("none"), "cannot be read");
        assertRefused(sbom, sbom, "is no zip");
        assertRefused(sbom, files.zip(List.of("{")), "is none of OSV's: A-0.json, ");
        assertRefused(sbom, files.zip(List.of("{}")), "is none of OSV's: A-0.json, it has no id");
        assertRefused(
                sbom,
                files.zip(List.of(document("A", "npm", "left-pad", UNTIL_FIX, ""))),
                "holds no advisory about a Maven package");
    }

    @Test
    void refusesADocumentThatIsTooLarge() throws IOException {
        assertRefused(
                files.sbom("1.0"),
                files.zip(List.of(" ".repeat(10_000_001))),
                "holds a file that is too large: A-0.json");
    }

    @Test
    void readsTheAcceptedAdvisoriesOfTheProject() {
        assertThat(Acceptance.read(Path.of("accepted-advisories.yaml"))).isNotNull();
    }

    @Test
    void wantsAReasonAndADayForEachAcceptedAdvisory() throws IOException {
        String complete = "[{advisory: A, until: 2026-12-31, reason: Never called}]";
        assertThat(Acceptance.read(write(complete)))
                .containsExactly(accepted("A", LocalDate.of(2026, 12, 31)));
        for (String gap : List.of("advisory: A,", "until: 2026-12-31,", "Never called")) {
            Path file = write(complete.replace(gap, ""));
            assertThatIllegalArgumentException().isThrownBy(() -> Acceptance.read(file));
        }
    }

    private static Acceptance accepted(String id, LocalDate until) {
        return new Acceptance(id, until, "Never called");
    }

    private boolean isAffected(String version, String versions) throws IOException {
        return audit(version, advisory("A", versions)).open() > 0;
    }

    private AuditReport audit(Acceptance acceptance) throws IOException {
        Path zip = files.zip(List.of(advisory("GHSA-1", UNTIL_FIX)));
        return ComponentAudit.run(files.sbom("1.0"), zip, List.of(acceptance), TODAY);
    }

    private AuditReport audit(String version, String... documents) throws IOException {
        Path zip = files.zip(List.of(documents));
        return ComponentAudit.run(files.sbom(version), zip, List.of(), TODAY);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text);
    }

    private static void assertRefused(Path sbom, Path advisories, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentAudit.run(sbom, advisories, List.of(), TODAY))
                .withMessageContaining(why);
    }
}
