package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distributions of one region, from the files in {@code populations}: its own where there are
 * any, those of the whole country otherwise.
 */
record Distributions(Map<String, Distribution> byName, String region) {

    private static final List<String> SUBJECTS =
            List.of("households", "people", "incomes", "hardship");

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .findAndAddModules()
                    .build();

    private static final Map<String, Distribution> ALL = read();

    /** A data file. */
    private record Subject(String subject, List<Distribution> figures) {}

    static Distributions forRegion(String region) {
        return new Distributions(ALL, region);
    }

    private static Map<String, Distribution> read() {
        Map<String, Distribution> all = new LinkedHashMap<>();
        for (String subject : SUBJECTS) {
            read(subject).figures().forEach(figure -> all.put(figure.name(), figure));
        }
        return all;
    }

    private static Subject read(String subject) {
        String file = "/populations/%s.yaml".formatted(subject);
        try (InputStream yaml = Distributions.class.getResourceAsStream(file)) {
            return YAML.readValue(yaml, Subject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** All that are used for the region. */
    List<Distribution> all() {
        return byName.values().stream()
                .filter(distribution -> isFor(region, distribution))
                .filter(distribution -> !has(distribution.name() + "." + region))
                .toList();
    }

    private static boolean isFor(String region, Distribution distribution) {
        return distribution.region().map(region::equals).orElse(true);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** A distribution by its name, the region's own first. */
    Distribution of(Object... name) {
        StringBuilder full = new StringBuilder();
        for (Object part : name) {
            full.append(full.isEmpty() ? "" : ".").append(part);
        }
        Distribution found = byName.getOrDefault(full + "." + region, byName.get(full.toString()));
        if (found == null) {
            throw new IllegalArgumentException("There is no distribution " + full);
        }
        return found;
    }

    /** The share of households with a low income. */
    BigDecimal lowIncomeShare() {
        Distribution area = of("area");
        Distribution low = of("lowIncome");
        return area.values().keySet().stream()
                .map(key -> area.value(key).multiply(low.value(key)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
