package io.doudi.evaluation;

import java.util.Optional;

/**
 * One decision compiled and made by the engine, who is right: value, trace and problem.
 *
 * @param compiled empty if the engine has to judge
 */
public record BothWays(Optional<Object> compiled, Object engine) {

    /** Whether there is no difference. */
    public boolean agree() {
        return compiled.isEmpty() || compiled.get().equals(engine);
    }
}
