package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and files that mean harm are refused with a reason, soon and in little memory. */
@Timeout(20)
class HostileArchiveTest {

    private static final String MODEL =
            "<definitions xmlns=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" namespace=\"urn:x\"/>";
    private static final byte[] GOOD = HostileZip.of("table.dmn", MODEL);
    private static final int MEGABYTE = 1_000_000;

    @Test
    void readsAnHonestArchive() {
        assertThat(RuleSetArchive.read(GOOD)).hasSize(1);
        assertThat(RuleSetArchive.read(HostileZip.of("dmn/a/1/表.dmn", MODEL)))
                .extracting(file -> file.path())
                .containsExactly("表.dmn");
    }

    static Stream<String> names() {
        return Stream.of(
                "../table.dmn",
                "/table.dmn",
                "//host/share/table.dmn",
                "\\\\host\\share\\table.dmn",
                "..\\table.dmn",
                "C:/table.dmn",
                "C:\\table.dmn",
                "file:///table.dmn",
                "dmn/a/1/../../../table.dmn",
                "dmn/a/1/sub/table.dmn",
                "table.dmn/x",
                "table.dmn ",
                " table.dmn",
                "table.dmn\u0000.exe",
                "table\n.dmn",
                "table\u001b[31m.dmn",
                "table\u202Enmd.dmn",
                "table\u200B.dmn",
                "%2e%2e/table.dmn",
                "table.DMN",
                "table.dmn:stream",
                "-rf.dmn",
                "$(touch x).dmn",
                "'; drop table rule_file; --.dmn",
                "x".repeat(60_000) + ".dmn",
                "cases/../rule-set.yaml",
                "META-INF/services/javax.xml.stream.XMLInputFactory",
                "facts/facts.drl");
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesNames(String name) {
        assertRefused(HostileZip.of(name, MODEL));
    }

    static Stream<byte[]> damages() {
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("table1.dmn", bytes(MODEL));
        two.put("table2.dmn", bytes(MODEL));
        return Stream.of(
                HostileZip.replaced(HostileZip.of(two), "table2", "table1"),
                HostileZip.encrypted(GOOD),
                HostileZip.damaged(
                        HostileZip.of("table.dmn", MODEL + "<!-- " + "x".repeat(900) + " -->")),
                HostileZip.link("table.dmn", "/etc/passwd"),
                HostileZip.of("table.dmn/", ""),
                HostileZip.of("rule-set.yaml", ""),
                HostileZip.of(Map.of("inner.zip", GOOD)),
                HostileZip.of(Map.of("table.dmn", GOOD)),
                HostileZip.of(Map.of()),
                Arrays.copyOf(GOOD, GOOD.length / 2),
                new byte[0],
                new byte[] {'P', 'K', 3, 4},
                bytes("PK"),
                bytes(MODEL));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void refusesDamage(byte[] archive) {
        assertRefused(archive);
    }

    @Test
    void refusesBombs() {
        assertRefused(HostileZip.of(Map.of("table.dmn", new byte[60 * MEGABYTE])));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            many.put("table" + i + ".dmn", spaces(MODEL, MEGABYTE));
        }
        assertRefused(HostileZip.of(many));
    }

    @Test
    void refusesTooManyFiles() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= DraftFiles.MOST_FILES; i++) {
            many.put("table" + i + ".dmn", bytes(MODEL));
        }
        assertRefused(HostileZip.of(many));
    }

    /** What is passed over must not cost more than what is read. */
    @Test
    void refusesBombsInWhatItPassesOver() {
        for (String litter : new String[] {".hidden", "__MACOSX/x", "Thumbs.db"}) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(litter, new byte[300 * MEGABYTE]);
            files.put("table.dmn", bytes(MODEL));
            assertRefused(HostileZip.of(files));
        }
    }

    @Test
    void refusesTooManyEntriesThatItPassesOver() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 60_000; i++) {
            files.put("." + i, new byte[0]);
        }
        files.put("table.dmn", bytes(MODEL));
        assertRefused(HostileZip.of(files));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GBK", "IBM037"})
    void refusesOtherEncodings(String charset) {
        byte[] bytes =
                ("<?xml version=\"1.0\"?><!DOCTYPE 标准>" + MODEL).getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> DraftFiles.read("table.dmn", bytes))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nruleSet: *c",
                "ruleSet: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]",
                "ruleSet: &a [*a]",
                "ruleSet: x\nruleSet: y",
                "? {a: b}\n: c",
                "--- x\n--- y",
                "ruleSet: 1e999999999",
                "%YAML 9.9\n---\nruleSet: x"
            })
    void refusesYaml(String text) {
        for (String path : new String[] {"rule-set.yaml", "cases/a.yaml", "clauses.yaml"}) {
            assertThatThrownBy(() -> DraftFiles.read(path, bytes(text)))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void refusesYamlThatGrowsOrIsDeep() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        for (String text :
                new String[] {laughs.toString(), "[".repeat(100_000), "a: ".repeat(1000)}) {
            assertThatThrownBy(() -> DraftFiles.read("rule-set.yaml", bytes(text)))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static void assertRefused(byte[] archive) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> RuleSetArchive.read(archive))
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static byte[] spaces(String text, int length) {
        return bytes(text + " ".repeat(length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
