package io.doudi.comparison;

import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * By how much the income of each household is changed, to see who loses more than they earn and who
 * is near a threshold.
 *
 * @param step yuan a month more that are earned; 1 if it is not given
 * @param within yuan a month more or less that are near; 50 if it is not given
 */
public record Cliffs(Optional<BigDecimal> step, Optional<BigDecimal> within) {

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
    private static final BigDecimal USUALLY_WITHIN = BigDecimal.valueOf(50);
    private static final int FEN = 2;

    /** Refuses what no income changes by. */
    void requireSound() {
        requireSound("cliffs.step", more());
        requireSound("cliffs.within", near());
    }

    private static void requireSound(String field, BigDecimal yuan) {
        if (yuan.signum() <= 0 || yuan.compareTo(MOST) > 0 || yuan.scale() > FEN) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    field,
                    "%s must be from 0.01 to %s yuan, in whole fen".formatted(field, MOST));
        }
    }

    /** Yuan a month more that are earned. */
    @JsonIgnore
    public BigDecimal more() {
        return step.orElse(BigDecimal.ONE);
    }

    /** Yuan a month more or less that are near. */
    @JsonIgnore
    public BigDecimal near() {
        return within.orElse(USUALLY_WITHIN);
    }
}
