package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Draws what a household applies with beside its members and its money. */
final class Needs {

    private static final Set<String> COSTS = Set.of("EDUCATION", "LIVING_COSTS");
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal OFTEN_THE_CAP = BigDecimal.valueOf(6);
    private static final int EPIDEMIC_FROM = 2020;
    private static final int EPIDEMIC_TO = 2022;

    private final Home home;
    private final Draw draw;
    private final List<Person> people;
    private final ObjectNode input;

    Needs(Home home, List<Person> people, ObjectNode input) {
        this.home = home;
        this.draw = home.draw();
        this.people = people;
        this.input = input;
    }

    /** What it would apply for temporary assistance with. */
    void addHardship() {
        String event = draw.oneOf(home.of("event"));
        BigDecimal multiple = draw.number(home.of("assessedMultiple"), 1);
        ObjectNode hardship =
                input.putObject("hardship")
                        .put("type", type(event))
                        .put("persons", 1 + draw.below(people.size()))
                        .put("assessedMultiple", multiple)
                        .put("place", home.is("emergencyPlace") ? "EMERGENCY_PLACE" : "REGISTERED")
                        .put(
                                "caseByCaseApproved",
                                multiple.compareTo(OFTEN_THE_CAP) > 0 && home.is("caseByCase"))
                        .put("townshipReserveBalance", home.yuan("reserve"))
                        .put("awaitingBasicAssistance", home.is("awaitingBasic"))
                        .put("appliedOn", daysAgo(0))
                        .put("degree", draw.oneOf(home.of("degree")))
                        .put("durationMonths", draw.integer(home.of("duration")));
        int phases = draw.integer(home.of("phases"));
        if (phases > 0) {
            hardship.put("phases", phases);
        }
        int year = home.recipe().asOf().getYear();
        if (year >= EPIDEMIC_FROM && year <= EPIDEMIC_TO) {
            hardship.put("epidemicRelated", home.is("epidemic"));
        }
        addConference(event);
    }

    private String type(String event) {
        if (event.equals("ILLNESS")) {
            return draw.oneOf(home.of("hardshipType", event));
        }
        return COSTS.contains(event) ? "EXPENDITURE" : "EMERGENCY";
    }

    private void addConference(String event) {
        boolean isSudden = Set.of("FIRE", "DISASTER", "ACCIDENT").contains(event);
        ObjectNode conference =
                input.putObject("conference")
                        .put("urgent", isSudden && home.is("urgent"))
                        .put("unclear", home.is("unclear"))
                        .put("majorEmergency", isSudden && home.is("majorEmergency"));
        conference.putArray("assistanceTypes").add(event.equals("EDUCATION") ? event : "MEDICAL");
    }

    /** For who receives the allowance: the amount, and an exit where the income has risen. */
    void addHistory() {
        ObjectNode history = input.putObject("history");
        history.putArray("currentBenefits").add("SUBSISTENCE");
        history.put(
                "monthlyAmount",
                yuan(
                        times(home.standard(), people.size())
                                .multiply(draw.number(home.of("allowance"), 2))));
        if (home.is("exit")) {
            BigDecimal multiple = draw.number(home.of("exitMultiple"), 3);
            ObjectNode exit =
                    input.putObject("exit")
                            .put("perCapitaMonthlyIncome", yuan(home.standard().multiply(multiple)))
                            .put("verifiedOn", daysAgo(draw.integer(home.of("verifiedBefore"))))
                            .put("specialCircumstances", home.is("specialCircumstances"))
                            .put("disabledHousehold", people.stream().anyMatch(this::isDisabled))
                            .put("relapseRiskHigh", home.is("relapseRisk"));
            exit.putArray("causes").add(draw.oneOf(home.of("exitCause")));
        }
    }

    private boolean isDisabled(Person person) {
        return person.disability() > 0;
    }

    void addSupporters() {
        ArrayNode supporters = input.putArray("supporters");
        int count = draw.integer(home.of("supporters"));
        for (int i = 0; i < count; i++) {
            supporters
                    .addObject()
                    .put("category", draw.oneOf(home.of("supporterCategory")))
                    .put("incomeBelowDisposableIncome", home.is("supporterIncomeBelow"))
                    .put("assetsWithinLowIncomeRule", home.is("supporterAssetsWithin"));
        }
        boolean isOld = people.stream().allMatch(Person::isOld);
        if (isOld && count > 0) {
            input.putObject("support")
                    .put(
                            "childHouseholdMonthlyIncome",
                            yuan(
                                    home.standard()
                                            .multiply(
                                                    draw.number(
                                                            home.of("childHouseholdIncome"), 1))))
                    .put("childHouseholdSize", draw.integer(home.of("childHouseholdSize")))
                    .put("supportedPersons", people.size());
        }
        boolean isOrphan =
                people.stream().anyMatch(person -> person.facts().path("orphan").asBoolean());
        if (isOrphan) {
            input.putObject("choice").put("orphanSupport", home.is("orphanSupport"));
        }
    }

    /** What services are needed. */
    void addNeeds(boolean needsMedical) {
        ObjectNode needs =
                input.putObject("needs")
                        .put("medical", needsMedical)
                        .put("housing", home.is("housingNeed"))
                        .put("charity", home.is("socialNeed"))
                        .put("socialWork", home.is("socialNeed"))
                        .put("assistiveDevice", people.stream().anyMatch(this::isDisabled))
                        .put("seasonalGrainShortage", home.isRural() && home.is("otherHardship"));
        people.stream()
                .filter(person -> !person.isChild() && !person.isOld())
                .filter(person -> person.hasLabourCapacity() && !person.isEmployed())
                .findFirst()
                .ifPresent(person -> addEmployment(needs));
    }

    private void addEmployment(ObjectNode needs) {
        boolean startsUp = home.is("startup");
        ObjectNode employment =
                needs.putObject("employment")
                        .put("registeredUnemployed", home.is("registeredUnemployed"))
                        .put("workingAge", true)
                        .put("able", true)
                        .put("willing", home.is("willing"))
                        .put("hardToPlace", home.is("hardToPlace"))
                        .put("startup", startsUp);
        if (startsUp) {
            employment
                    .put("loanRequested", times(TEN_THOUSAND, draw.integer(home.of("loan"))))
                    .put("rentMonths", draw.integer(home.of("rent")));
        }
    }

    /** Savings, work away from home, and kinship with officials. */
    void addAssessment(BigDecimal monthlyIncome) {
        ObjectNode quantified =
                input.putObject("quantified")
                        .put("otherMonthlyIncome", monthlyIncome)
                        .put(
                                "financialAssets",
                                yuan(
                                        times(home.standard(), people.size())
                                                .multiply(draw.number(home.of("savings"), 2))));
        ArrayNode workers = quantified.putArray("migrantWorkers");
        if (people.stream().anyMatch(Person::isEmployed) && home.is("migrant", home.area())) {
            workers.addObject().put("monthsAway", draw.integer(home.of("migrantMonths")));
        }
        String relative = draw.oneOf(home.of("relative"));
        if (!relative.equals("NONE")) {
            input.putObject("integrity")
                    .put("relativeOf", relative)
                    .put("relation", draw.oneOf(home.of("relation")));
        }
    }

    private static BigDecimal times(BigDecimal amount, int number) {
        return amount.multiply(BigDecimal.valueOf(number));
    }

    private static BigDecimal yuan(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP);
    }

    private String daysAgo(int days) {
        LocalDate day = home.recipe().asOf().minusDays(days);
        return day.toString();
    }
}
