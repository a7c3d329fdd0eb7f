package io.doudi.comparison;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A case that is put through all sides.
 *
 * @param number its place among the cases, from 0
 * @param reference by which it can be found where it comes from
 * @param weight for how many households it stands
 * @param asOf the day of its question; empty if only the sides say one
 * @param decision what it was asked; empty for all decisions of the comparison
 * @param input the facts
 */
public record ComparedCase(
        long number,
        String reference,
        BigDecimal weight,
        Optional<LocalDate> asOf,
        Optional<String> decision,
        ObjectNode input) {

    /** The same case with other facts. */
    ComparedCase with(ObjectNode other) {
        return new ComparedCase(number, reference, weight, asOf, decision, other);
    }
}
