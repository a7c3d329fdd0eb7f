package io.doudi.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the model is asked: a household and what has happened to it. Made up. */
public record Case(
        int householdSize,
        String area,
        BigDecimal monthlyIncomePerCapita,
        int employedMembers,
        int disabilityLevel,
        boolean severeIllness,
        boolean elderly,
        boolean student,
        boolean singleParent,
        String hardshipType,
        String severity,
        int durationMonths,
        boolean atPlaceOfEvent) {

    private static final long SEED = 20261001;
    private static final int MOST_PERSONS = 8;
    private static final List<String> HARDSHIPS =
            List.of("fire", "traffic", "illness", "education", "other");
    private static final List<String> SEVERITIES = List.of("light", "medium", "severe");

    /** The same cases each time. One income of ten is a whole number: limits are met exactly. */
    public static List<Case> some(int count) {
        Random random = new Random(SEED);
        List<Case> cases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cases.add(next(random));
        }
        return cases;
    }

    private static Case next(Random random) {
        int persons = 1 + random.nextInt(MOST_PERSONS);
        boolean isUrban = random.nextBoolean();
        return new Case(
                persons,
                isUrban ? "urban" : "rural",
                income(random, isUrban ? 1100 : 850),
                random.nextInt(Math.min(persons, 3) + 1),
                random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(4),
                random.nextInt(10) < 2,
                random.nextInt(10) < 3,
                random.nextInt(10) < 3,
                random.nextInt(10) < 1,
                HARDSHIPS.get(random.nextInt(HARDSHIPS.size())),
                SEVERITIES.get(random.nextInt(SEVERITIES.size())),
                random.nextInt(13),
                random.nextBoolean());
    }

    private static BigDecimal income(Random random, int standard) {
        int fen = (int) (random.nextDouble() * 2.6 * standard * 100);
        if (random.nextInt(10) > 0) {
            return BigDecimal.valueOf(fen, 2);
        }
        return random.nextBoolean()
                ? BigDecimal.valueOf(random.nextInt(5) * standard / 2)
                : BigDecimal.valueOf(fen / 100);
    }

    /** The facts by the names of the model, numbers as decimals. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("householdSize", BigDecimal.valueOf(householdSize));
        facts.put("area", area);
        facts.put("monthlyIncomePerCapita", monthlyIncomePerCapita);
        facts.put("employedMembers", BigDecimal.valueOf(employedMembers));
        facts.put("disabilityLevel", BigDecimal.valueOf(disabilityLevel));
        facts.put("severeIllness", severeIllness);
        facts.put("elderly", elderly);
        facts.put("student", student);
        facts.put("singleParent", singleParent);
        facts.put("hardshipType", hardshipType);
        facts.put("severity", severity);
        facts.put("durationMonths", BigDecimal.valueOf(durationMonths));
        facts.put("atPlaceOfEvent", atPlaceOfEvent);
        return facts;
    }
}
