package io.doudi;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, until somebody moves it. */
@Alternative
@Singleton
public class MovingClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** Sets it ahead of the machine's clock; behind, if negative. */
    public void set(Duration ahead) {
        this.ahead = ahead;
    }
}
