package io.doudi.comparison;

import io.doudi.comparison.population.Population;
import io.doudi.comparison.population.Populations;
import java.util.List;
import java.util.Optional;

/** The households of a population as cases of the day for which they are described. */
record HouseholdCases(Populations populations, Population population) implements CaseSource {

    @Override
    public long size() {
        return population.lines();
    }

    @Override
    public String digest() {
        return population.digest().orElseThrow();
    }

    @Override
    public List<ComparedCase> read(long from, int count) {
        return populations.read(population.id(), from + 1, count).stream()
                .map(this::comparedCase)
                .toList();
    }

    private ComparedCase comparedCase(io.doudi.comparison.population.Household household) {
        String number = String.valueOf(household.number());
        return new ComparedCase(
                household.number() - 1,
                household.reference().isEmpty() ? number : household.reference(),
                household.weight(),
                Optional.of(population.asOf()),
                Optional.empty(),
                household.input());
    }
}
