package io.doudi.evaluation.properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Households for the decisions on income and the subsistence allowance, with every fact that a rule
 * looks at. The first member is always counted.
 *
 * @param asOf the decision date, for ages
 */
record Households(LocalDate asOf) {

    static final List<String> AREAS = List.of("URBAN", "RURAL");

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");
    private static final String[] CATEGORIES = {
        "PHYSICAL", "VISUAL", "HEARING", "SPEECH", "INTELLECTUAL", "MENTAL", "MULTIPLE"
    };
    private static final String[] STAGES = {
        "NONE", "PRESCHOOL", "COMPULSORY", "SENIOR_SECONDARY", "HIGHER", "POSTGRADUATE"
    };
    private static final String[] POVERTY = {
        "NONE",
        "REGISTERED_POOR_NOT_EXITED",
        "RETURNED_TO_POVERTY",
        "NEWLY_POOR",
        "EXITED",
        "EXITED_UNSTABLE",
        "MARGINAL_AT_RISK"
    };
    private static final String[] INCOMES = {
        "WAGE",
        "OPERATING_NET",
        "PROPERTY_NET",
        "TRANSFER_SUPPORT",
        "RESIDENT_PENSION_BASIC",
        "PROJECT_GUARANTEED_RETURN",
        "SOCIAL_ASSISTANCE",
        "OTHER"
    };
    private static final String[] EXPENDITURES = {
        "EMPLOYMENT_COST",
        "DISABILITY",
        "SEVERE_ILLNESS",
        "CHRONIC_ILLNESS",
        "NON_COMPULSORY_EDUCATION",
        "CARE_COST",
        "TAX_AND_SOCIAL_INSURANCE",
        "SUPPORT_PAID",
        "RENT"
    };
    private static final int SOME = 600;
    private static final int OLDEST = 95;

    /** A household of so many listed members, with a few incomes and expenditures. */
    ObjectNode draw(Draw draw, String area, int size) {
        ObjectNode input = Input.of("{household: {area: '%s'}, incomes: []}", area);
        ObjectNode household = (ObjectNode) input.get("household");
        household.put("povertyStatus", draw.oneOf(POVERTY));
        household.put("singleParent", draw.chance(0.2));
        ArrayNode members = household.putArray("members");
        IntStream.range(0, size).forEach(i -> members.add(member(draw, i)));
        addIncomes(draw, input, size);
        addExpenditures(draw, input, size);
        addMedical(draw, input);
        return input;
    }

    /** A member with a chance of everything. */
    ObjectNode member(Draw draw, int index) {
        ObjectNode member = Input.of("{id: '%s'}", NAMES.get(index));
        if (draw.chance(0.4)) {
            member.putObject("disability")
                    .put("level", draw.between(1, 4))
                    .put("category", draw.oneOf(CATEGORIES));
        }
        if (draw.chance(0.8)) {
            member.put("birthDate", asOf.minusDays(draw.between(0, OLDEST * 365)).toString());
        }
        member.put("severeIllness", draw.chance(0.3));
        member.put("labourCapacity", draw.oneOf("FULL", "PARTIAL", "NONE"));
        member.put("educationStage", draw.oneOf(STAGES));
        member.put("selfCareUnmet", draw.between(0, 6));
        addCircumstances(draw, member);
        addBenefits(draw, member, index);
        return member;
    }

    private static void addCircumstances(Draw draw, ObjectNode member) {
        for (String fact :
                List.of(
                        "employed",
                        "reliesOnFamily",
                        "canFormOwnHousehold",
                        "ownHouseholdRegistration",
                        "inSubsidisedCare",
                        "lacksSupervision",
                        "lacksCare")) {
            if (draw.chance(0.8)) {
                member.put(fact, draw.chance(0.5));
            }
        }
    }

    private static void addBenefits(Draw draw, ObjectNode member, int index) {
        boolean counted = index == 0 || draw.chance(0.9);
        if (draw.chance(0.2)) {
            member.putArray("currentBenefits").add(counted ? "SUBSISTENCE" : "EXTREME_HARDSHIP");
        } else if (!counted) {
            member.put("notCountedReason", "IMPRISONED");
        }
    }

    private static void addIncomes(Draw draw, ObjectNode input, int size) {
        ArrayNode incomes = input.withArray("incomes");
        for (int i = draw.between(0, 3); i > 0; i--) {
            ObjectNode line = incomes.addObject().put("type", draw.oneOf(INCOMES));
            addAmount(draw, line, "amount");
            addOwner(draw, line, size);
        }
    }

    private static void addExpenditures(Draw draw, ObjectNode input, int size) {
        ArrayNode expenditures = input.putArray("expenditures");
        for (int i = draw.between(0, 3); i > 0; i--) {
            ObjectNode line = expenditures.addObject().put("type", draw.oneOf(EXPENDITURES));
            addAmount(draw, line, "amount", "verifiableAmount");
            addOwner(draw, line, size);
        }
    }

    /** Yearly amounts come out even in fen a month. */
    private static void addAmount(Draw draw, ObjectNode line, String... names) {
        boolean yearly = draw.chance(0.2);
        line.put("period", yearly ? "YEAR" : "MONTH");
        for (String name : names) {
            line.put(name, draw.amount(SOME).multiply(BigDecimal.valueOf(yearly ? 12 : 1)));
        }
    }

    static void addOwner(Draw draw, ObjectNode line, int size) {
        if (draw.chance(0.8)) {
            line.put("memberId", NAMES.get(draw.between(0, size - 1)));
        }
    }

    private static void addMedical(Draw draw, ObjectNode input) {
        if (draw.chance(0.5)) {
            input.putObject("medical")
                    .put("annualOutOfPocket", draw.amount(20_000))
                    .put("continuingMajorExpense", draw.chance(0.7));
        }
    }
}
