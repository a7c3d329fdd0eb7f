package io.doudi.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the facts of a case say about its household, as far as they say it; wrong facts say nothing.
 * Groups are written {@code dimension=value}.
 *
 * @param persons at least 1
 * @param income yuan a head and month before anything is deducted, without its fen; empty if no
 *     income is told
 */
record Household(long persons, Set<String> groups, Optional<Integer> income) {

    static final String CATEGORY = "category";
    private static final Set<String> AREAS = Set.of("URBAN", "RURAL");
    private static final int ADULT = 18;
    private static final int OLD = 60;
    private static final int MOST_PERSONS = 1_000;
    private static final int LARGE = 6;

    /** Who has more belongs to the last decile in any case. */
    private static final int HIGHEST_INCOME = 20_000;

    /** Digits that an amount can have. */
    private static final int LONGEST = 15;

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    static Household of(ObjectNode input, LocalDate asOf) {
        long persons = persons(input);
        Set<String> groups = new LinkedHashSet<>();
        groups.add("area=" + area(input));
        groups.add("size=" + (persons >= LARGE ? LARGE + "+" : persons));
        Set<String> categories = categories(input, asOf);
        groups.add("type=" + type(persons, categories));
        categories.forEach(category -> groups.add(CATEGORY + "=" + category));
        return new Household(persons, groups, income(input, persons));
    }

    private static String area(ObjectNode input) {
        String area = input.at("/household/area").asText("");
        return AREAS.contains(area) ? area : "UNKNOWN";
    }

    private static long persons(ObjectNode input) {
        long size = input.at("/household/size").asLong(0);
        long listed = input.at("/household/members").size();
        long helped = input.at("/hardship/persons").asLong(0);
        long persons = size > 0 ? size : listed > 0 ? listed : helped;
        return Math.max(1, Math.min(persons, MOST_PERSONS));
    }

    /** One of them for each household. */
    private static String type(long persons, Set<String> categories) {
        if (categories.contains("SINGLE_PARENT")) {
            return "SINGLE_PARENT";
        }
        if (categories.contains("CHILD")) {
            return "WITH_CHILDREN";
        }
        if (persons == 1) {
            return categories.contains("OLD") ? "OLD_ALONE" : "ALONE";
        }
        return categories.contains("OLD") ? "WITH_OLD" : "ADULTS";
    }

    /** Any number of them for each household. */
    private static Set<String> categories(ObjectNode input, LocalDate asOf) {
        Set<String> found = new LinkedHashSet<>();
        if (input.at("/household/singleParent").asBoolean(false)) {
            found.add("SINGLE_PARENT");
        }
        for (JsonNode member : input.at("/household/members")) {
            if (member.at("/disability/level").isNumber()) {
                found.add("DISABLED");
            }
            if (member.path("severeIllness").asBoolean(false)) {
                found.add("ILL");
            }
            age(member, asOf).ifPresent(age -> addAge(age, found));
        }
        return found;
    }

    private static void addAge(int age, Set<String> found) {
        if (age >= OLD) {
            found.add("OLD");
        } else if (age < ADULT) {
            found.add("CHILD");
        }
    }

    private static Optional<Integer> age(JsonNode member, LocalDate asOf) {
        try {
            String text = member.path("birthDate").asText("");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Period.between(LocalDate.parse(text), asOf).getYears());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> income(ObjectNode input, long persons) {
        JsonNode incomes = input.path("incomes");
        JsonNode told = input.at("/profile/perCapitaMonthlyIncome");
        if (!incomes.isArray()) {
            return told.isNumber() ? Optional.of(whole(yuan(told))) : Optional.empty();
        }
        BigDecimal year = BigDecimal.ZERO;
        for (JsonNode line : incomes) {
            BigDecimal amount = yuan(line.path("amount"));
            boolean isYearly = line.path("period").asText("").equals("YEAR");
            year = year.add(isYearly ? amount : amount.multiply(MONTHS));
        }
        BigDecimal heads = MONTHS.multiply(BigDecimal.valueOf(persons));
        return Optional.of(whole(year.divide(heads, 0, RoundingMode.FLOOR)));
    }

    /** Numbers of any length may be sent; no household has more than the highest. */
    private static BigDecimal yuan(JsonNode node) {
        BigDecimal number = node.decimalValue();
        boolean isUsual = Math.abs((long) number.precision() - number.scale()) <= LONGEST;
        return isUsual && number.scale() <= LONGEST
                ? number
                : BigDecimal.valueOf(number.signum() > 0 ? HIGHEST_INCOME : 0);
    }

    private static int whole(BigDecimal yuan) {
        BigDecimal highest = BigDecimal.valueOf(HIGHEST_INCOME);
        return yuan.max(BigDecimal.ZERO).min(highest).setScale(0, RoundingMode.FLOOR).intValue();
    }
}
