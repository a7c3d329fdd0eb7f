package io.doudi.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in tells nothing about who has an account. */
@QuarkusTest
@TestProfile(ClosedService.class)
class SignInTest {

    private static final String PATH = "/api/v1/rule-sets";
    private static final int TIMED = 9;
    private static final Header SAME_REQUEST = new Header("X-Request-Id", "the-same-request");

    @Inject Accounts accounts;

    @Inject SignIn signIn;

    @ParameterizedTest
    @ValueSource(strings = {"locked", "locked-but-unknown"})
    void locksKnownAndUnknownNamesAlike(String name) {
        accounts.put(People.SYSTEM, "locked", People.PASSWORD, rights());
        Response wrong = People.as(name, "wrong").header(SAME_REQUEST).get(PATH);
        for (int i = 1; i < FailedSignIns.ALLOWED; i++) {
            People.as(name, "wrong").get(PATH).then().statusCode(401);
        }
        Response locked = People.as(name).header(SAME_REQUEST).get(PATH);
        assertThat(locked.statusCode()).isEqualTo(401);
        assertThat(locked.asString()).isEqualTo(wrong.asString());
        assertThat(locked.headers().getValue("WWW-Authenticate"))
                .isEqualTo(wrong.headers().getValue("WWW-Authenticate"));
    }

    @Test
    void saysInTheLogThatANameIsLockedButNoPassword() {
        List<String> lines = new ArrayList<>();
        Handler handler = collecting(lines);
        Logger logger = Logger.getLogger(FailedSignIns.class.getName());
        logger.addHandler(handler);
        for (int i = 0; i <= FailedSignIns.ALLOWED; i++) {
            signIn.rights("mallory\nforged line", "secret " + i);
        }
        logger.removeHandler(handler);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("mallory?forged line").doesNotContain("secret", "\n");
    }

    @Test
    void takesAsLongForANameThatNobodyHas() {
        accounts.put(People.SYSTEM, "timed", People.PASSWORD, rights());
        signIn.rights("timed", "warm up");
        long known = nanos("timed");
        long unknown = nanos("nobody-timed");
        assertThat((double) unknown / known).isBetween(0.25, 4.0);
    }

    /** The middle of some attempts, fewer than lock the name. */
    private long nanos(String name) {
        List<Long> times = new ArrayList<>();
        for (int i = 1; i < TIMED; i++) {
            long start = System.nanoTime();
            signIn.rights(name, "wrong " + i);
            times.add(System.nanoTime() - start);
        }
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static Rights rights() {
        return new Rights(Set.of(Role.EDITOR), Regions.ALL);
    }

    private static Handler collecting(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
