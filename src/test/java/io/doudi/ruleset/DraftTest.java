package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts and their files: how they begin, how they change, and what is refused. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DraftTest {

    private static final String EZHOU = "/api/v1/rule-sets/ezhou";
    private static final String FILE = "/files/parameters.dmn";

    @Test
    void beginsFromAVersionUnderTheNextFreeName() {
        String first = begin("ezhou", "2021");
        String second = begin("ezhou", "2021");
        assertThat(second).isNotEqualTo(first).startsWith("2021.");
        as("editor")
                .get(EZHOU + "/drafts/" + first + "/diff")
                .then()
                .statusCode(200)
                .body("before", equalTo("ezhou/2021"))
                .body("changes", hasSize(1))
                .body("changes[0].subject", equalTo("MANIFEST"));
    }

    @Test
    void tellsAChangedCellInTheWordsOfStaff() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        Response file = as("editor").get(draft + FILE);
        put(
                        draft + FILE,
                        file.header("ETag"),
                        file.asString().replace("<text>6</text>", "<text>8</text>"))
                .then()
                .statusCode(200);
        as("editor")
                .accept(ContentType.TEXT)
                .get(draft + "/diff")
                .then()
                .statusCode(200)
                .body(containsString("6 → 8"));
        as("editor")
                .header("Accept-Language", "en")
                .get(draft + "/diff")
                .then()
                .body("changes.find { it.subject == 'PARAMETER' }.before", equalTo("6"))
                .body("changes.find { it.subject == 'PARAMETER' }.after", equalTo("8"));
    }

    @Test
    void changesAFileOnlyForWhoHasReadIt() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        Response file = as("editor").get(draft + FILE);
        as("editor")
                .body(file.asString())
                .put(draft + FILE)
                .then()
                .statusCode(428)
                .body("code", equalTo("PRECONDITION_REQUIRED"));
        as("editor")
                .header("If-None-Match", "*")
                .body(file.asString())
                .put(draft + FILE)
                .then()
                .statusCode(412)
                .body("code", equalTo("EDIT_CONFLICT"));
        as("editor")
                .header("If-Match", "\"0000\"")
                .delete(draft + FILE)
                .then()
                .statusCode(412)
                .body("code", equalTo("EDIT_CONFLICT"));
        as("editor")
                .header("If-Match", file.header("ETag"))
                .delete(draft + FILE)
                .then()
                .statusCode(204);
        as("editor")
                .get(draft + FILE)
                .then()
                .statusCode(404)
                .body("code", equalTo("FILE_NOT_FOUND"));
    }

    @Test
    void mergesWhatTwoEditorsChangeAndShowsWhereTheyClash() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        Response file = as("editor").get(draft + FILE);
        String read = file.header("ETag");
        String text = file.asString();
        put(draft + FILE, read, text.replaceFirst("<text>6</text>", "<text>8</text>"))
                .then()
                .statusCode(200)
                .body("merged", hasSize(0));
        put(draft + FILE, read, text.replaceFirst("<text>12</text>", "<text>11</text>"))
                .then()
                .statusCode(200)
                .body("merged[0].before", equalTo("6"))
                .body("merged[0].after", equalTo("8"));
        assertThat(as("editor").get(draft + FILE).asString())
                .contains("<text>8</text>")
                .contains("<text>11</text>");
        put(draft + FILE, read, text.replaceFirst("<text>6</text>", "<text>9</text>"))
                .then()
                .statusCode(412)
                .body("code", equalTo("EDIT_CONFLICT"))
                .body("conflicts[0].base", equalTo("6"))
                .body("conflicts[0].mine", equalTo("9"))
                .body("conflicts[0].theirs", equalTo("8"))
                .body("messages[0]", endsWith("：原为“6”，您改为“9”，他人已改为“8”"));
    }

    @Test
    void refusesWhatNoRuleMayUseAndSaysWhere() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        Response file = as("editor").get(draft + FILE);
        String hostile =
                file.asString()
                        .replaceFirst(
                                "<text>6</text>",
                                "<text>function() external { java: { class: \"x\" } }</text>");
        put(draft + FILE, file.header("ETag"), hostile)
                .then()
                .statusCode(422)
                .body("code", equalTo("RULE_FORBIDDEN"))
                .body("found[0].code", equalTo("FORBIDDEN"))
                .body("found[0].row", startsWith("EZ-"))
                .body("found[0].column", not(emptyString()))
                .body("messages[0]", containsString("规则不得使用 external"));
        as("rule-engineer")
                .contentType(Staff.TEXT)
                .header("If-None-Match", "*")
                .body("package ezhou.x\nimport java.io.*\n")
                .put(draft + "/files/x.drl")
                .then()
                .statusCode(422)
                .body("code", equalTo("RULE_FORBIDDEN"))
                .body("messages[0]", containsString("import java.io.*（第 2 行）"));
    }

    @Test
    void renamesAFile() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        String tag = as("editor").get(draft + FILE).header("ETag");
        as("editor")
                .header("If-Match", tag)
                .body("{\"path\": \"parameters.dmn\", \"to\": \"values.dmn\"}")
                .post(draft + "/renames")
                .then()
                .statusCode(200)
                .body("path", equalTo("values.dmn"));
        as("editor").get(draft + "/files/values.dmn").then().statusCode(200);
    }

    @Test
    void saysInWhichLineADrlFileDoesNotCompile() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        String path = draft + "/files/subsistence.drl";
        Response file = as("editor").get(path);
        as("rule-engineer")
                .contentType(Staff.TEXT)
                .header("If-Match", file.header("ETag"))
                .body(file.asString().replace("povertyStatus ==", "povertyState =="))
                .put(path)
                .then()
                .statusCode(200);
        Staff.checked(draft)
                .then()
                .body("report.diagnostics.code", hasItem("DRL_UNKNOWN_NAME"))
                .body("messages", hasItem(containsString("/subsistence.drl › EZ-EL-02")))
                .body("messages", hasItem(containsString("第 9 行：povertyState ==")));
    }

    @Test
    void letsOnlyEngineersWriteDrl() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        String path = draft + "/files/subsistence.drl";
        Response file = as("editor").get(path);
        put(path, file.header("ETag"), file.asString() + "\n// \n")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        as("rule-engineer")
                .contentType(Staff.TEXT)
                .header("If-Match", file.header("ETag"))
                .body(file.asString() + "\n// \n")
                .put(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new.dmn | <definitions | line 1",
                "new.dmn | <a/> | not a DMN model",
                "new.dmn | <!DOCTYPE x [<!ENTITY a 'b'>]><x/> | document type",
                "cases/new.yaml | {a: [ | cannot be read",
                "new.exe | x | a rule set has rule-set.yaml",
                "rule-set.yaml | ruleSet: other | needs ruleSet"
            })
    void refusesFilesThatCannotBePartOfARuleSet(String path, String content, String why) {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        as("editor")
                .contentType(Staff.TEXT)
                .header("If-None-Match", "*")
                .body(content)
                .put(draft + "/files/" + path)
                .then()
                .statusCode(422)
                .body("detail", containsString(why));
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        as("editor")
                .contentType(ContentType.BINARY)
                .header("If-None-Match", "*")
                .body("<!-- 标准 --><x/>".getBytes(Charset.forName("GBK")))
                .put(draft + "/files/new.dmn")
                .then()
                .statusCode(422)
                .body("code", equalTo("FILE_REJECTED"))
                .body("detail", containsString("UTF-8"));
    }

    @Test
    void refusesAFileOfFiftyMegabytes() {
        String draft = EZHOU + "/drafts/" + begin("ezhou", "2021");
        as("editor")
                .contentType(ContentType.BINARY)
                .header("If-None-Match", "*")
                .body(new byte[50_000_000])
                .put(draft + "/files/new.dmn")
                .then()
                .statusCode(413)
                .body("code", equalTo("REQUEST_TOO_LARGE"));
    }

    @Test
    void givesTheSameDigestToWhatIsExportedAndImported() {
        byte[] archive = as("caller").get(EZHOU + "/versions/2021/export").asByteArray();
        assertThat(as("caller").get(EZHOU + "/versions/2021/export").asByteArray())
                .isEqualTo(archive);
        imported(archive).then().statusCode(409).body("code", equalTo("VERSION_EXISTS"));
        String version = begin("ezhou", "2021");
        Response draft = as("editor").get(EZHOU + "/drafts/" + version);
        byte[] copy = as("editor").get(EZHOU + "/drafts/" + version + "/export").asByteArray();
        as("editor").delete(EZHOU + "/drafts/" + version).then().statusCode(200);
        as("rule-engineer")
                .contentType("application/zip")
                .body(copy)
                .post("/api/v1/rule-sets/import")
                .then()
                .statusCode(201)
                .header("Location", containsString("/ezhou/drafts/" + version))
                .body("digest", equalTo(draft.path("digest")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../rule-set.yaml",
                "/rule-set.yaml",
                "a\\..\\rule-set.yaml",
                "C:/rule-set.yaml"
            })
    void refusesArchivesThatLeadOutOfThemselves(String name) throws IOException {
        imported(zip(name, "ruleSet: x"))
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_REJECTED"))
                .body("detail", containsString("leads out of it"));
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        imported("nothing".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_REJECTED"));
        imported(zip("table.dmn", "<x"))
                .then()
                .statusCode(422)
                .body("detail", containsString("not well-formed"));
    }

    @Test
    void givesUpADraftAndTakesItsNameAgain() {
        String version = begin("ezhou", "2021");
        as("editor")
                .delete(EZHOU + "/drafts/" + version)
                .then()
                .body("state", equalTo("DISCARDED"));
        as("editor")
                .body("{\"from\": \"2021\", \"version\": \"%s\"}".formatted(version))
                .post(EZHOU + "/drafts")
                .then()
                .statusCode(201);
        as("editor")
                .body("{\"from\": \"2021\", \"version\": \"%s\"}".formatted(version))
                .post(EZHOU + "/drafts")
                .then()
                .statusCode(409)
                .body("code", equalTo("DRAFT_EXISTS"));
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Response imported(byte[] archive) {
        return as("rule-engineer")
                .contentType("application/zip")
                .body(archive)
                .post("/api/v1/rule-sets/import");
    }

    private static Response put(String path, String tag, String content) {
        return as("editor").contentType(Staff.TEXT).header("If-Match", tag).body(content).put(path);
    }

    private static String begin(String ruleSet, String from) {
        return as("editor")
                .body("{\"from\": \"%s\"}".formatted(from))
                .post("/api/v1/rule-sets/" + ruleSet + "/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }
}
