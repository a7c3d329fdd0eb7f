package io.doudi;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Where the time comes from; nothing else asks the machine. */
class Time {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
