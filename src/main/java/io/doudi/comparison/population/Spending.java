package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Draws what a household has to spend, and its medical costs. */
final class Spending {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private static final BigDecimal COSTLY = BigDecimal.valueOf(10_000);

    private static final int NEEDS_CARER = 3;

    private final Home home;
    private final List<Person> people;
    private final ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    private BigDecimal medical = BigDecimal.ZERO;

    Spending(Home home, List<Person> people) {
        this.home = home;
        this.people = people;
    }

    /**
     * The lines of unavoidable spending.
     *
     * @param incomes of the same household
     */
    ArrayNode all(ArrayNode incomes) {
        people.forEach(this::addFor);
        incomes.forEach(income -> addForWork((ObjectNode) income));
        return lines;
    }

    /** Everything of a year, in yuan; after {@link #all}. */
    BigDecimal yearly() {
        BigDecimal sum = BigDecimal.ZERO;
        for (var line : lines) {
            BigDecimal amount = line.get("verifiableAmount").decimalValue();
            sum = sum.add(line.has("period") ? amount : amount.multiply(MONTHS));
        }
        return sum;
    }

    /** Whether somebody has large medical costs; after {@link #all}. */
    boolean isIllnessCostly() {
        return medical.compareTo(COSTLY) > 0;
    }

    /** The medical costs of the year; after {@link #all}. */
    ObjectNode medical() {
        BigDecimal episode =
                medical.multiply(home.draw().number(home.of("episodePart"), 2))
                        .setScale(0, RoundingMode.HALF_UP);
        return JsonNodeFactory.instance
                .objectNode()
                .put("annualOutOfPocket", medical)
                .put("continuingMajorExpense", isIllnessCostly() && home.is("continuingExpense"))
                .put("singleEpisodeOwnPayment", episode)
                .put("lowIncomeCategory", home.isLow());
    }

    private void addFor(Person person) {
        if (person.isSeverelyIll()) {
            medical = medical.add(add("SEVERE_ILLNESS", person, "severeIllnessCost"));
        } else if (home.is("chronicIllness", person.group())) {
            medical = medical.add(add("CHRONIC_ILLNESS", person, "chronicIllnessCost"));
        }
        if (person.disability() > 0) {
            add("DISABILITY", person, "disabilityCost");
        }
        if (person.selfCareUnmet() >= NEEDS_CARER) {
            add("CARE_COST", person, "careCost");
        }
        if (person.paysTuition()) {
            line("NON_COMPULSORY_EDUCATION", person.id(), home.yuan("educationCost"))
                    .put("period", "YEAR");
        }
    }

    /** Costs of work do not exceed what it brings. */
    private void addForWork(ObjectNode income) {
        if (!income.get("type").asText().equals("WAGE")) {
            return;
        }
        BigDecimal wage = income.get("amount").decimalValue();
        String member = income.get("memberId").asText();
        if (home.is("employmentCost")) {
            line("EMPLOYMENT_COST", member, home.yuan("employmentCostAmount").min(wage));
        }
        if (home.is("socialInsurance")) {
            line(
                    "TAX_AND_SOCIAL_INSURANCE",
                    member,
                    wage.multiply(home.of("socialInsuranceRate").value("share"))
                            .setScale(2, RoundingMode.HALF_UP));
        }
    }

    /** Adds a monthly cost and says what it comes to in a year. */
    private BigDecimal add(String type, Person person, String costs) {
        BigDecimal amount = home.yuan(costs);
        line(type, person.id(), amount);
        return amount.multiply(MONTHS);
    }

    private ObjectNode line(String type, String member, BigDecimal amount) {
        BigDecimal share = home.draw().number(home.of("verifiable"), 2);
        return lines.addObject()
                .put("type", type)
                .put("amount", amount)
                .put("verifiableAmount", amount.multiply(share).setScale(2, RoundingMode.HALF_UP))
                .put("memberId", member);
    }
}
