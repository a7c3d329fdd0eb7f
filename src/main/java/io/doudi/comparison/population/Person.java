package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/**
 * A member of a generated household.
 *
 * @param disability the grade, 1 the most severe; 0 for none
 * @param selfCareUnmet how many of the six items cannot be done alone
 * @param facts of the member in the input
 */
record Person(
        String id,
        int age,
        int disability,
        boolean isSeverelyIll,
        int selfCareUnmet,
        String labourCapacity,
        boolean isEmployed,
        String educationStage,
        ObjectNode facts) {

    static final int ADULT = 18;
    static final int OLD = 60;
    static final int VERY_OLD = 80;

    private static final int SEVERE = 2;
    private static final int COMPULSORY_FROM = 6;
    private static final int COMPULSORY_TO = 14;

    /** Where the rates of something differ by age. */
    String group() {
        return group(age);
    }

    static String group(int age) {
        if (age < ADULT) {
            return "CHILD";
        }
        return age < OLD ? "ADULT" : "ELDER";
    }

    boolean isSeverelyDisabled() {
        return isSevere(disability);
    }

    static boolean isSevere(int disability) {
        return disability > 0 && disability <= SEVERE;
    }

    boolean isChild() {
        return age < ADULT;
    }

    boolean isOld() {
        return age >= OLD;
    }

    boolean hasLabourCapacity() {
        return !labourCapacity.equals("NONE");
    }

    boolean isAtCompulsorySchool() {
        return age >= COMPULSORY_FROM && age <= COMPULSORY_TO;
    }

    /** Whether a stage of education costs tuition. */
    boolean paysTuition() {
        return List.of("SENIOR_SECONDARY", "HIGHER", "POSTGRADUATE").contains(educationStage);
    }

    /** A birth date of somebody who has this age on a day. */
    static LocalDate born(int age, LocalDate asOf, int days) {
        return asOf.minusYears(age).minusDays(days);
    }
}
