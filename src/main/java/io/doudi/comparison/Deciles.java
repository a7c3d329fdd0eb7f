package io.doudi.comparison;

import io.doudi.comparison.ComparisonResult.Decile;
import io.doudi.comparison.ComparisonResult.Outcomes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Divides households into tenths by their income; those of the same whole yuan stay together. */
final class Deciles {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Deciles() {}

    /**
     * The tenths.
     *
     * @param figures by income with leading zeros and outcome; those that tell no income are left
     *     out
     */
    static List<Decile> of(Map<String, Figures> figures) {
        Set<String> incomes = new LinkedHashSet<>();
        figures.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('|')))
                .filter(income -> !income.isEmpty())
                .forEach(incomes::add);
        BigDecimal all = BigDecimal.ZERO;
        for (String income : incomes) {
            all = all.add(Results.outcomes(income, figures).all().households());
        }
        List<Decile> deciles = new ArrayList<>();
        BigDecimal below = BigDecimal.ZERO;
        for (String income : incomes) {
            Outcomes outcomes = Results.outcomes(income, figures);
            BigDecimal households = outcomes.all().households();
            add(deciles, number(below, households, all), Integer.parseInt(income), outcomes);
            below = below.add(households);
        }
        return deciles;
    }

    /** Where the middle of these households lies among all. */
    private static int number(BigDecimal below, BigDecimal households, BigDecimal all) {
        BigDecimal middle = below.multiply(TWO).add(households);
        return middle.multiply(TEN).divide(all.multiply(TWO), 0, RoundingMode.FLOOR).intValueExact()
                + 1;
    }

    private static void add(List<Decile> deciles, int number, int income, Outcomes outcomes) {
        int last = deciles.size() - 1;
        if (last < 0 || deciles.get(last).decile() != number) {
            deciles.add(new Decile(number, income, income, outcomes));
            return;
        }
        Decile known = deciles.get(last);
        deciles.set(
                last,
                new Decile(
                        number,
                        known.from(),
                        income,
                        new Outcomes(
                                known.outcomes().all().plus(outcomes.all()),
                                known.outcomes().winners().plus(outcomes.winners()),
                                known.outcomes().losers().plus(outcomes.losers()))));
    }
}
