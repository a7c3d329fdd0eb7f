package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Draws the incomes of a household: first how much there is for each person, in multiples of the
 * standard, then from what it comes.
 */
final class Incomes {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Home home;
    private final Draw draw;
    private final List<Person> people;
    private final boolean isExited;
    private final ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    private BigDecimal left;

    /**
     * For one household.
     *
     * @param isExited whether it was lifted out of poverty
     */
    Incomes(Home home, List<Person> people, boolean isExited) {
        this.home = home;
        this.draw = home.draw();
        this.people = people;
        this.isExited = isExited;
        BigDecimal multiple =
                draw.number(home.of("incomeMultiple", home.isLow() ? "low" : "other"), 3);
        left =
                multiple.multiply(home.standard())
                        .multiply(BigDecimal.valueOf(people.size()))
                        .setScale(0, RoundingMode.HALF_UP);
    }

    /** The lines; together they come to what was drawn, but for what does not count. */
    ArrayNode all() {
        people.stream().filter(Person::isOld).forEach(this::addPension);
        if (home.is("property")) {
            addPart("PROPERTY_NET", null, "propertyPart");
        }
        addSupport();
        addEarnings();
        addExempt();
        return lines;
    }

    private void addPension(Person person) {
        if (home.is("retirement", home.area())) {
            addPart("RETIREMENT_PENSION", person.id(), "retirementPart");
            return;
        }
        add(
                "RESIDENT_PENSION_BASIC",
                person.id(),
                left.min(home.of("residentPensionBasic").value("amount")));
        add("RESIDENT_PENSION_OTHER", person.id(), left.min(home.yuan("residentPensionOther")));
    }

    private void addSupport() {
        boolean isAlone = people.stream().allMatch(Person::isOld);
        if (isAlone && home.is("supportFromChildren")) {
            addPart("TRANSFER_SUPPORT", null, "supportPart");
        }
    }

    private void addEarnings() {
        List<Person> earners = people.stream().filter(Person::isEmployed).toList();
        for (int i = 0; i < earners.size(); i++) {
            boolean isLast = i == earners.size() - 1;
            addEarning(earners.get(i), isLast ? left : part("earningPart"));
        }
        if (earners.isEmpty()) {
            add(draw.oneOf(home.of("withoutEarner")), null, left);
        }
    }

    private void addEarning(Person person, BigDecimal part) {
        if (!home.isRural() || !home.is("operating")) {
            add("WAGE", person.id(), part);
            return;
        }

        if (part.signum() > 0 && home.is("operatingYearly")) {
            left = left.subtract(part);
            line("OPERATING_NET", person.id(), part.multiply(MONTHS)).put("period", "YEAR");
        } else {
            add("OPERATING_NET", person.id(), part);
        }
    }

    private void addExempt() {
        String exempt = draw.oneOf(home.of("exempt"));
        if (!exempt.equals("NONE")) {
            line(exempt, null, home.yuan("exemptAmount"));
        }
        people.stream()
                .filter(person -> person.age() >= Person.VERY_OLD)
                .forEach(
                        person ->
                                line(
                                        "OLD_AGE_ALLOWANCE",
                                        person.id(),
                                        home.of("oldAgeAllowance").value("amount")));
        if (isExited && home.is("projectReturn")) {
            line("PROJECT_GUARANTEED_RETURN", null, home.yuan("projectReturnAmount"))
                    .put("period", "YEAR");
        }
    }

    private BigDecimal part(String shares) {
        return left.multiply(draw.number(home.of(shares), 2)).setScale(0, RoundingMode.HALF_UP);
    }

    private void addPart(String type, String member, String shares) {
        add(type, member, part(shares));
    }

    private void add(String type, String member, BigDecimal amount) {
        if (amount.signum() > 0) {
            left = left.subtract(amount);
            line(type, member, amount);
        }
    }

    private ObjectNode line(String type, String member, BigDecimal amount) {
        ObjectNode line = lines.addObject().put("type", type).put("amount", amount);
        return member == null ? line : line.put("memberId", member);
    }
}
