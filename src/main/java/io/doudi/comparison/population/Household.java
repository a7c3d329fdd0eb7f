package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A household of a population.
 *
 * @param number within the population, from 1
 * @param weight how many real households it stands for; above 0
 * @param input its facts, as in a request for a decision
 * @param reference the name that its source gives it; empty if it has none
 */
public record Household(long number, BigDecimal weight, ObjectNode input, String reference) {

    public Household {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("The weight is not above 0: " + weight);
        }
        Objects.requireNonNull(input);
        Objects.requireNonNull(reference);
    }
}
