package io.doudi.comparison.population;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Populations over HTTP: generated, sent, taken out again, never changed. */
@QuarkusTest
@Timeout(120)
class PopulationTest {

    private static final String POPULATIONS = "/api/v1/populations";
    private static final String SMALL =
            """
            {"name": "%s", "region": "DAZHOU", "households": %d, "seed": 3}
            """;
    private static final String LINE =
            """
            {"reference": "%d号", "weight": 2.50, "input": {"household": {"area": "RURAL", "size": 2}, \
            "incomes": [{"type": "WAGE", "amount": 100.10}]}}\
            """;

    @Inject AgroalDataSource database;

    private final String name = "p-" + UUID.randomUUID();

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user);
    }

    private Response generate(int households) {
        return as("analyst")
                .contentType("application/json")
                .body(SMALL.formatted(name, households))
                .post(POPULATIONS);
    }

    private Response upload(Format format, byte[] body, String more) {
        return as("analyst")
                .contentType(format.mediaType())
                .body(body)
                .post(POPULATIONS + "/upload?region=DAZHOU&name=" + name + more);
    }

    private Response upload(String body, String more) {
        return upload(Format.NDJSON, body.getBytes(UTF_8), more);
    }

    private static byte[] download(String id, Format format) {
        return as("editor")
                .accept(format.mediaType())
                .get(POPULATIONS + "/" + id + "/households")
                .then()
                .statusCode(200)
                .contentType(startsWith(format.mediaType()))
                .extract()
                .asByteArray();
    }

    @Test
    void generatesAndDescribes() {
        Response generated = generate(1_500);
        generated.then().statusCode(201);
        String id = generated.path("id");
        as("auditor")
                .get(POPULATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("population.kind", equalTo("SYNTHETIC"))
                .body("population.source", containsString("合成"))
                .body("population.version", equalTo(1))
                .body("population.lines", equalTo(1_500))
                .body("population.seed", equalTo(3))
                .body("population.generator", equalTo(HouseholdGenerator.VERSION))
                .body("population.parameters.subsistenceStandardUrban", equalTo("700.00"))
                .body("population.asOf", equalTo("2023-08-12"))
                .body("distributions.name", hasItems("householdSize", "disabled", "area.DAZHOU"));
        String digest = generated.path("digest");
        generate(1_500).then().body("version", equalTo(2)).body("digest", equalTo(digest));
        as("approver")
                .get(POPULATIONS + "?region=DAZHOU&name=" + name)
                .then()
                .body("version", equalTo(List.of(1, 2)));
    }

    @Test
    void generatesManyInTheBackground() throws InterruptedException {
        Response begun = generate(10_001);
        begun.then()
                .statusCode(202)
                .body("state", equalTo("WRITING"))
                .body("wanted", equalTo(10_001));
        String id = begun.path("id");
        String state = "WRITING";
        while (state.equals("WRITING")) {
            Thread.sleep(200);
            state = as("analyst").get(POPULATIONS + "/" + id).path("population.state");
        }
        as("analyst")
                .get(POPULATIONS + "/" + id)
                .then()
                .body("population.state", equalTo("COMPLETE"))
                .body("population.lines", equalTo(10_001));
    }

    @ParameterizedTest
    @EnumSource
    void comesBackAsItWent(Format format) {
        Response generated = generate(1_200);
        byte[] sent = download(generated.path("id"), format);
        upload(format, sent, "")
                .then()
                .statusCode(201)
                .body("version", equalTo(2))
                .body("kind", equalTo("UPLOADED"))
                .body("lines", equalTo(1_200))
                .body("digest", equalTo(generated.path("digest")));
    }

    @Test
    void tellsExactlyTheBrokenLines() {
        List<Integer> broken = new ArrayList<>();
        String body =
                IntStream.rangeClosed(1, 2_000)
                        .mapToObj(
                                number -> {
                                    if (number % 100 != 37) {
                                        return LINE.formatted(number);
                                    }
                                    broken.add(number);
                                    return broken(number / 100);
                                })
                        .collect(Collectors.joining("\n"));
        Response refused = upload(body, "");
        refused.then()
                .statusCode(422)
                .body("code", equalTo("POPULATION_REJECTED"))
                .body("lines", equalTo(2_000))
                .body("broken", equalTo(20))
                .body("problems.line", equalTo(broken))
                .body(
                        "problems.code",
                        hasItems(
                                "OUT_OF_RANGE",
                                "UNKNOWN_FIELD",
                                "INVALID_REQUEST",
                                "NEGATIVE_AMOUNT",
                                "DUPLICATE_ID",
                                "REQUIRED"))
                .body("problems.field", hasItems("weight", "household.aera", "incomes.amount"));
        as("analyst").get(POPULATIONS + "?name=" + name).then().body("size()", equalTo(0));
        upload(body, "&broken=skip")
                .then()
                .statusCode(201)
                .body("lines", equalTo(1_980))
                .body("weight", equalTo(4_950f))
                .body("broken.lines", equalTo(20))
                .body("broken.share", equalTo(0.01f))
                .body("broken.problems.line", equalTo(broken));
    }

    private static String broken(int kind) {
        return switch (kind % 6) {
            case 0 -> "{\"weight\": 0, \"input\": {}}";
            case 1 -> "{\"input\": {\"household\": {\"aera\": \"RURAL\"}}}";
            case 2 -> "{\"input\": ";
            case 3 -> "{\"input\": {\"incomes\": [{\"type\": \"WAGE\", \"amount\": -1}]}}";
            case 4 ->
                    "{\"input\": {\"household\": {\"members\": [{\"id\": \"a\"}, {\"id\":"
                            + " \"a\"}]}}}";
            default -> "{\"weight\": 1}";
        };
    }

    @Test
    void takesPackedBodies() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(LINE.formatted(1).getBytes(UTF_8));
        }
        as("admin")
                .contentType(Format.NDJSON.mediaType())
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post(POPULATIONS + "/upload?region=DAZHOU&name=" + name)
                .then()
                .statusCode(201)
                .body("lines", equalTo(1));
    }

    @Test
    void understandsTables() {
        String table =
                """
                weight,household.area,household.members[0].id,incomes[0].type,incomes[0].amount,assets.meetsLocalRule
                2,URBAN,007,WAGE,1200.50,TRUE

                1,RURAL,8,,,否
                """;
        Response sent = upload(Format.CSV, table.getBytes(UTF_8), "");
        sent.then().statusCode(201).body("lines", equalTo(2)).body("weight", equalTo(3));
        assertThat(new String(download(sent.path("id"), Format.NDJSON), UTF_8).lines())
                .containsExactly(
                        "{\"input\":{\"assets\":{\"meetsLocalRule\":true},\"household\":{\"area\":\"URBAN\","
                                + "\"members\":[{\"id\":\"007\"}]},\"incomes\":[{\"amount\":1200.5,\"type\":\"WAGE\"}]},"
                                + "\"weight\":2}",
                        "{\"input\":{\"assets\":{\"meetsLocalRule\":false},\"household\":{\"area\":\"RURAL\","
                                + "\"members\":[{\"id\":\"8\"}]}},\"weight\":1}");
    }

    @Test
    void refusesATableWithAnUnknownColumn() {
        upload(Format.CSV, "household.aera\nURBAN\n".getBytes(UTF_8), "&broken=skip")
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_FIELD"))
                .body("field", equalTo("household.aera"))
                .body("detail", containsString("household.area"));
    }

    @Test
    void previewsWhatIsUnderstood() {
        String table =
                """
                weight,household.aera,incomes[1].amonut,incomes[0].type,incomes[0].amount
                1,URBAN,,WAGE,100
                -1,URBAN,,WAGE,100
                1,RURAL,,WAGE,much
                """;
        as("analyst")
                .contentType("text/csv")
                .body(table.getBytes(UTF_8))
                .post(POPULATIONS + "/preview?region=EZHOU")
                .then()
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("columns.known", equalTo(List.of(true, false, false, true, true)))
                .body("columns[1].nearest", equalTo("household.area"))
                .body("columns[2].nearest", equalTo("incomes[1].amount"))
                .body("columns[4].type", equalTo("number"))
                .body("understood.size()", equalTo(1))
                .body("problems.line", equalTo(List.of(3, 4)))
                .body("problems.field", equalTo(List.of("weight", "incomes.amount")));
        as("analyst")
                .contentType(Format.NDJSON.mediaType())
                .body("{\"input\": {\"household\": {\"aera\": \"URBAN\"}}}".getBytes(UTF_8))
                .post(POPULATIONS + "/preview?region=EZHOU")
                .then()
                .body("columns[0].nearest", equalTo("household.area"))
                .body("problems[0].code", equalTo("UNKNOWN_FIELD"));
    }

    @ParameterizedTest
    @CsvSource({
        "standard-dazhou, DAZHOU, 10, 409, NAME_TAKEN",
        "a b, DAZHOU, 10, 422, INVALID_VALUE",
        "big, DAZHOU, 2000001, 422, OUT_OF_RANGE",
        "none, DAZHOU, 0, 422, OUT_OF_RANGE",
        "where, ATLANTIS, 10, 422, UNKNOWN_REGION"
    })
    void refusesWishes(String wanted, String region, long households, int status, String code) {
        as("analyst")
                .contentType("application/json")
                .body(
                        "{\"name\": \"%s\", \"region\": \"%s\", \"households\": %d}"
                                .formatted(wanted, region, households))
                .post(POPULATIONS)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void neverChangesACompletePopulation() throws SQLException {
        String id = generate(10).path("id");
        for (String change :
                List.of(
                        "update population set title = 'x' where id = '%s'",
                        "delete from population where id = '%s'",
                        "delete from population_chunk where population_id = '%s'",
                        "update population_chunk set first_number = 5 where population_id = '%s'",
                        "insert into population_chunk (population_id, first_number, content) values"
                                + " ('%s', 1001, 'x')",
                        "delete from population_event where population_id = '%s'")) {
            assertThatThrownBy(() -> run(change.formatted(id))).isInstanceOf(SQLException.class);
        }
        assertThat(new String(download(id, Format.NDJSON), UTF_8).lines()).hasSize(10);
    }

    private void run(String change) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(change);
        }
    }

    @Test
    void isDeletedByItsOwnerAndRemembered() {
        String id = generate(10).path("id");
        as("editor").delete(POPULATIONS + "/" + id).then().statusCode(403);
        as("analyst").delete(POPULATIONS + "/" + id).then().statusCode(200);
        as("analyst")
                .get(POPULATIONS + "/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("POPULATION_NOT_FOUND"));
        as("auditor")
                .get(POPULATIONS + "/events")
                .then()
                .body(
                        "findAll { it.populationId == '" + id + "' }.action",
                        equalTo(List.of("CREATED", "DELETED")))
                .body(
                        "findAll { it.populationId == '" + id + "' }.actor",
                        equalTo(List.of("analyst", "analyst")));
        as("editor").get(POPULATIONS + "/events").then().statusCode(403);
        generate(10).then().body("version", equalTo(2));
    }

    @Test
    void isNotDeletedByOthers() {
        Response made =
                as("admin")
                        .contentType("application/json")
                        .body(SMALL.formatted(name, 5))
                        .post(POPULATIONS);
        String path = POPULATIONS + "/" + made.path("id");
        as("analyst").delete(path).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        as("admin").delete(path).then().statusCode(200);
    }

    @Test
    void keepsNothingOfABodyThatBreaksOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 3_000; i++) {
                gzip.write((LINE.formatted(i) + "\n").getBytes(UTF_8));
            }
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        ValidatableResponse answer =
                as("analyst")
                        .contentType(Format.NDJSON.mediaType())
                        .header("Content-Encoding", "gzip")
                        .body(half)
                        .post(POPULATIONS + "/upload?region=DAZHOU&name=" + name)
                        .then();
        answer.statusCode(422).body("broken", equalTo(1));
        as("analyst").get(POPULATIONS).then().body("name", not(hasItem(name)));
    }

    @Test
    void answersNothingForAnEmptyBody() {
        upload("", "").then().statusCode(422).body("code", equalTo("POPULATION_REJECTED"));
        upload("\n\n", "&broken=skip").then().statusCode(422).body("digest", nullValue());
    }
}
