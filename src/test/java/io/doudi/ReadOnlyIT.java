package io.doudi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The service writes to its data folder and to the folder for temporary files, nowhere else. */
@EnabledIf("canBecomeAnybody")
class ReadOnlyIT {

    @TempDir Path data;

    @Test
    void decidesOnAReadOnlyFileSystem() throws Exception {
        BuiltService service = BuiltService.startReadOnly(data);
        try {
            requireCompiled(service);
            given().port(service.port())
                    .contentType(ContentType.JSON)
                    .body(SampleQuestion.JSON)
                    .post("/api/v1/decisions")
                    .then()
                    .statusCode(200)
                    .body("outcome.amount", equalTo(5250.00f));
        } finally {
            service.stop();
        }
        assertThat(service.log()).doesNotContain("Read-only", "denied", "ERROR");
        assertThat(Files.getOwner(data.resolve("pg")).getName()).isEqualTo("nobody");
    }

    /** What answers today in each of the five regions, before anybody has asked. */
    private static void requireCompiled(BuiltService service) {
        given().port(service.port())
                .auth()
                .preemptive()
                .basic("auditor", "auditor")
                .get("/q/metrics")
                .then()
                .body(containsString("doudi_rule_sets_compiled 5.0"));
    }

    static boolean canBecomeAnybody() {
        return System.getProperty("user.name").equals("root");
    }
}
