package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Makes up households of a region from distributions. Each depends on the recipe and its number
 * alone.
 */
final class HouseholdGenerator {

    /** Changes with anything that changes what a recipe gives, the distributions included. */
    static final int VERSION = 1;

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal MARGINAL = new BigDecimal("1.5");
    private static final BigDecimal RIGID_SHARE = new BigDecimal("0.6");

    private final Recipe recipe;
    private final Distributions distributions;

    HouseholdGenerator(Recipe recipe) {
        this.recipe = recipe;
        this.distributions = Distributions.forRegion(recipe.region());
    }

    /** The household of a number, from 1. */
    Household household(long number) {
        Home home = Home.draw(recipe, distributions, number);
        ObjectNode input = input(home);
        String reference =
                String.format(Locale.ROOT, "合成-%s-%d-%07d", recipe.region(), recipe.seed(), number);
        return new Household(number, home.weight(), input, reference);
    }

    private ObjectNode input(Home home) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        if (distributions.has("locality." + recipe.region())) {
            input.put("locality", home.draw().oneOf(home.of("locality")));
        }
        boolean isRecipient = home.isLow() && home.is("recipient", home.area());
        String poverty =
                home.isRural() ? home.draw().oneOf(home.of("povertyStatus.RURAL")) : "NONE";
        List<Person> people = new People(home, isRecipient).all();
        addHousehold(input, home, people, poverty);
        ArrayNode incomes = new Incomes(home, people, poverty.startsWith("EXITED")).all();
        Spending spending = new Spending(home, people);
        input.set("incomes", incomes);
        input.set("expenditures", spending.all(incomes));
        input.set("medical", spending.medical());
        input.putObject("assets").put("meetsLocalRule", home.is("assetsMeetRule"));
        input.putObject("review").put("completed", home.is("reviewCompleted"));
        addApplication(input, new Application(home, people, isRecipient, poverty, spending));
        return input;
    }

    private static void addHousehold(
            ObjectNode input, Home home, List<Person> people, String poverty) {
        ObjectNode household = input.putObject("household").put("area", home.area());
        ArrayNode members = household.putArray("members");
        people.forEach(person -> members.add(person.facts()));
        household.put("povertyStatus", poverty);
        household.put("singleParent", home.type().matches("AC+"));
    }

    /** What is known of a household when it applies. */
    private record Application(
            Home home,
            List<Person> people,
            boolean isRecipient,
            String poverty,
            Spending spending) {}

    private void addApplication(ObjectNode input, Application application) {
        Home home = application.home();
        BigDecimal income = monthlyIncome((ArrayNode) input.get("incomes"));
        Needs needs = new Needs(home, application.people(), input);
        needs.addHardship();
        if (application.isRecipient()) {
            needs.addHistory();
        }
        needs.addSupporters();
        needs.addNeeds(application.spending().isIllnessCostly());
        needs.addAssessment(income);
        addProfile(input, application, income);
    }

    private static BigDecimal monthlyIncome(ArrayNode incomes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var line : incomes) {
            BigDecimal amount = line.get("amount").decimalValue();
            sum =
                    sum.add(
                            line.has("period")
                                    ? amount.divide(MONTHS, 2, RoundingMode.HALF_UP)
                                    : amount);
        }
        return sum;
    }

    private static void addProfile(ObjectNode input, Application application, BigDecimal income) {
        Home home = application.home();
        boolean isIll = application.spending().isIllnessCostly();
        BigDecimal perPerson =
                income.divide(
                        BigDecimal.valueOf(application.people().size()), 2, RoundingMode.HALF_UP);
        ObjectNode profile =
                input.putObject("profile")
                        .put("perCapitaMonthlyIncome", perPerson)
                        .put("annualIncome", income.multiply(MONTHS))
                        .put("annualRigidExpenditure", application.spending().yearly())
                        .put("relapseMonitored", home.isRural() && home.is("monitored"))
                        .put("shock", isIll && home.is("shock"))
                        .put("illnessPovertyPatient", isIll && home.isLow())
                        .put("warningRaised", home.is("warning"))
                        .put("otherHardship", home.is("otherHardship"));
        if (application.poverty().equals("REGISTERED_POOR_NOT_EXITED")) {
            profile.put("campaignGroup", "REMAINING_POOR");
        }
        if (application.isRecipient()) {
            profile.putArray("currentBenefits").add("SUBSISTENCE");
        }
        input.set("householdCategories", categories(application, profile));
    }

    /** As which the household is known. */
    private static ArrayNode categories(Application application, ObjectNode profile) {
        Home home = application.home();
        ArrayNode categories = JsonNodeFactory.instance.arrayNode();
        BigDecimal perPerson = profile.get("perCapitaMonthlyIncome").decimalValue();
        BigDecimal rigid = profile.get("annualRigidExpenditure").decimalValue();
        BigDecimal much = profile.get("annualIncome").decimalValue().multiply(RIGID_SHARE);
        if (application.isRecipient()) {
            categories.add("SUBSISTENCE");
        } else if (isMarginal(perPerson, home.standard())) {
            categories.add("MARGINAL_HOUSEHOLD");
        }
        if (home.isLow() && rigid.compareTo(much) > 0) {
            categories.add("RIGID_EXPENDITURE_HOUSEHOLD");
        }
        if (profile.get("relapseMonitored").asBoolean()) {
            categories.add("RELAPSE_MONITORED");
        }
        if (application.poverty().startsWith("EXITED") && home.is("relocated")) {
            categories.add("RELOCATED");
        }
        return categories;
    }

    private static boolean isMarginal(BigDecimal perPerson, BigDecimal standard) {
        return perPerson.compareTo(standard) >= 0
                && perPerson.compareTo(standard.multiply(MARGINAL)) < 0;
    }
}
