package io.doudi.comparison.population;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The circumstances in which the facts of one household are drawn.
 *
 * @param isLow whether its income is below twice the standard
 * @param type the kinds of its members, for example {@code AAC}
 */
record Home(
        Recipe recipe,
        Distributions distributions,
        Draw draw,
        boolean isLow,
        String area,
        String type) {

    private static final String LOW_INCOME_FACTOR = "lowIncomeFactor";
    private static final BigDecimal HIGHEST = new BigDecimal("0.95");

    /** Draws a household. */
    static Home draw(Recipe recipe, Distributions distributions, long number) {
        Draw draw = new Draw(recipe.seed(), number);
        boolean isLow = draw.chance(distributions.of("lowIncomeLines").value("share"));
        String area = area(distributions, draw, isLow);
        String size = draw.oneOf(distributions.of("householdSize"));
        String type = draw.oneOf(distributions.of("householdType", size));
        return new Home(recipe, distributions, draw, isLow, area, type);
    }

    /** Low incomes are more frequent in the country. */
    private static String area(Distributions distributions, Draw draw, boolean isLow) {
        BigDecimal low = distributions.of("lowIncome").value("URBAN");
        BigDecimal urban = distributions.of("area").value("URBAN");
        BigDecimal kind = isLow ? low : BigDecimal.ONE.subtract(low);
        BigDecimal all = distributions.lowIncomeShare();
        BigDecimal share =
                urban.multiply(kind)
                        .divide(isLow ? all : BigDecimal.ONE.subtract(all), MathContext.DECIMAL64);
        return draw.chance(share) ? "URBAN" : "RURAL";
    }

    BigDecimal weight() {
        BigDecimal share = distributions.lowIncomeShare();
        BigDecimal lines = distributions.of("lowIncomeLines").value("share");
        return isLow
                ? recipe.weight(share, lines)
                : recipe.weight(BigDecimal.ONE.subtract(share), BigDecimal.ONE.subtract(lines));
    }

    int size() {
        return type.length();
    }

    boolean isRural() {
        return area.equals("RURAL");
    }

    BigDecimal standard() {
        return recipe.standard(area);
    }

    Distribution of(Object... name) {
        return distributions.of(name);
    }

    /** Whether something is so that is so with the rate of a distribution. */
    boolean is(String name) {
        return is(name, "share");
    }

    /** As {@link #is(String)}, where the rates differ by group. */
    boolean is(String name, String group) {
        Distribution rates = distributions.of(name);
        BigDecimal factor = rates.values().get(LOW_INCOME_FACTOR);
        BigDecimal rate = rates.value(group);
        return draw.chance(factor == null ? rate : rate(rate, factor));
    }

    /** The rate among these households, so that the one among all is as given. */
    private BigDecimal rate(BigDecimal rate, BigDecimal factor) {
        BigDecimal mean =
                distributions
                        .lowIncomeShare()
                        .multiply(factor.subtract(BigDecimal.ONE))
                        .add(BigDecimal.ONE);
        BigDecimal others = rate.divide(mean, MathContext.DECIMAL64);
        return (isLow ? others.multiply(factor) : others).min(HIGHEST);
    }

    /** An amount in whole yuan from the bands of a distribution. */
    BigDecimal yuan(String name) {
        return draw.number(of(name), 0);
    }
}
