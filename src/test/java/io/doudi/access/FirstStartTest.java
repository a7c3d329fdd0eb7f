package io.doudi.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A demonstration has passwords that everybody knows. */
class FirstStartTest {

    @Test
    void refusesADemonstrationThatOthersCanReach() {
        FirstStart start =
                new FirstStart(new Accounts(null, InstantSource.system()), true, "0.0.0.0");
        assertThatThrownBy(() -> start.started(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loopback");
    }
}
