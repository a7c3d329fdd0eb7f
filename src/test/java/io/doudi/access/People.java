package io.doudi.access;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Set;

/** Who sends the requests of the tests on a closed service. */
final class People {

    static final String PASSWORD = "correct horse battery";

    /** Who makes the accounts of the tests. */
    static final Actor SYSTEM = new Actor("test", Set.of(), Regions.ALL);

    private People() {}

    /** Makes an account with one role for one region; its name says both. */
    static String account(Accounts accounts, Role role, String region) {
        String name = role.code() + "@" + (region.equals("*") ? "all" : region);
        Rights rights = new Rights(Set.of(role), Regions.of(Set.of(region)));
        accounts.put(People.SYSTEM, name, PASSWORD, rights);
        return name;
    }

    static RequestSpecification as(String name) {
        return as(name, PASSWORD);
    }

    static RequestSpecification as(String name, String password) {
        return given().auth().preemptive().basic(name, password).contentType(ContentType.JSON);
    }

    static RequestSpecification withKey(String key) {
        return given().header("X-API-Key", key).contentType(ContentType.JSON);
    }

    /** A question that every sample region answers. */
    static String question(String region) {
        return """
               {"region": "%s", "asOf": "2023-10-10", "decision": "temporaryAssistance", "explain": "none",
                "input": {"household": {"area": "URBAN"},
                          "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
               """
                .formatted(region);
    }
}
