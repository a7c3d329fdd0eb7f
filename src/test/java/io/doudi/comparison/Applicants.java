package io.doudi.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Generated households of Dazhou that ask for temporary assistance, and what item 二(二)6 of
 * 达市府办发〔2023〕35号 gives them, by plain arithmetic: so many times the standard for each person, at
 * least once and at most the cap, more only if it is approved case by case.
 */
final class Applicants {

    /** The day of all questions; the monthly standards are those of that day. */
    static final String DAY = "2023-09-01";

    private static final BigDecimal URBAN = BigDecimal.valueOf(700);
    private static final BigDecimal RURAL = BigDecimal.valueOf(525);

    private final List<Applicant> all;

    private Applicants(List<Applicant> all) {
        this.all = all;
    }

    /** A household; {@code multiple} is what the officer has found. */
    record Applicant(
            boolean urban, int persons, BigDecimal multiple, boolean approved, BigDecimal weight) {

        private BigDecimal yuan(BigDecimal times) {
            return (urban ? URBAN : RURAL)
                    .multiply(times)
                    .multiply(BigDecimal.valueOf(persons))
                    .setScale(2, RoundingMode.HALF_UP);
        }

        boolean isAbove(int cap) {
            return multiple.compareTo(BigDecimal.valueOf(cap)) > 0;
        }

        /** What it gets if who is above the cap without approval gets so many times. */
        BigDecimal amount(int cap, int above) {
            BigDecimal times = isAbove(cap) && !approved ? BigDecimal.valueOf(above) : multiple;
            return yuan(times.max(BigDecimal.ONE));
        }

        BigDecimal amount(int cap) {
            return amount(cap, cap);
        }
    }

    static Applicants of(int count) {
        Random random = new Random(count);
        return new Applicants(
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        new Applicant(
                                                random.nextBoolean(),
                                                1 + random.nextInt(5),
                                                BigDecimal.valueOf(10 + random.nextInt(1_190), 2),
                                                random.nextInt(4) == 0,
                                                BigDecimal.valueOf(1 + random.nextInt(30), 1)))
                        .toList());
    }

    long count(Predicate<Applicant> which) {
        return all.stream().filter(which).count();
    }

    BigDecimal weighted(Function<Applicant, BigDecimal> what) {
        return all.stream()
                .map(one -> what.apply(one).multiply(one.weight()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal weight(Predicate<Applicant> which) {
        return weighted(one -> which.test(one) ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    BigDecimal weighted(BiFunction<Applicant, Integer, BigDecimal> amount, int before, int after) {
        return weighted(one -> amount.apply(one, after).subtract(amount.apply(one, before)));
    }

    /** A request that puts them through some versions of Dazhou's rules. */
    ObjectNode request(ObjectMapper json, String... versions) {
        ObjectNode request = json.createObjectNode();
        ArrayNode sides = request.putArray("sides");
        for (String version : versions) {
            sides.addObject()
                    .put("region", "DAZHOU")
                    .put("ruleSetVersion", version)
                    .put("asOf", DAY);
        }
        request.putArray("decisions").add("temporaryAssistance");
        ArrayNode given = request.putObject("cases").put("kind", "GIVEN").putArray("given");
        all.forEach(one -> add(given, one));
        return request;
    }

    private static void add(ArrayNode given, Applicant one) {
        ObjectNode line = given.addObject();
        line.put("weight", one.weight());
        ObjectNode input = line.putObject("input");
        input.putObject("household").put("area", one.urban() ? "URBAN" : "RURAL");
        input.putObject("hardship")
                .put("type", "EXPENDITURE")
                .put("persons", one.persons())
                .put("assessedMultiple", one.multiple())
                .put("caseByCaseApproved", one.approved());
    }
}
