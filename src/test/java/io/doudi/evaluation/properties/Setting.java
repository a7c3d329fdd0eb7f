package io.doudi.evaluation.properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.evaluation.BundledLayers;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A region on a date, and what the rules in force there answer. */
record Setting(String region, LocalDate asOf) {

    /** The engines write a line for every variable that they set unless they are told not to. */
    private static final Logger ENGINES = Logger.getLogger("org.kie");

    static {
        ENGINES.setLevel(Level.WARNING);
    }

    /** Compiled once for all tests of a run, for that takes longer than most of them. */
    private static final Map<Setting, KnowledgeBase> COMPILED = new ConcurrentHashMap<>();

    private static final List<Setting> ALL =
            Stream.of(
                            "EZHOU 2021-08-25",
                            "EZHOU 2021-08-26",
                            "EZHOU 2024-03-01",
                            "EZHOU 2026-01-01",
                            "HONGHUAGANG 2021-03-01",
                            "HONGHUAGANG 2022-03-01",
                            "HONGHUAGANG 2025-06-01",
                            "JILIN 2020-03-25",
                            "JILIN 2020-06-15",
                            "JILIN 2022-11-01",
                            "HUIZHOU 2020-05-10",
                            "HUIZHOU 2021-12-01",
                            "HUIZHOU 2024-05-01",
                            "DAZHOU 2022-12-01",
                            "DAZHOU 2023-10-10",
                            "DAZHOU 2025-12-31")
                    .map(Setting::of)
                    .toList();

    /**
     * Every national version and every region, with its own rules in force and, but for Huizhou,
     * before or after them.
     */
    static List<Setting> all() {
        return ALL;
    }

    /** For example {@code DAZHOU 2023-10-10}. */
    static Setting of(String regionAndDate) {
        String[] parts = regionAndDate.split(" ");
        return new Setting(parts[0], LocalDate.parse(parts[1]));
    }

    KnowledgeBase knowledgeBase() {
        return COMPILED.computeIfAbsent(
                this, setting -> KnowledgeBase.compile(BundledLayers.inForce(region, asOf)));
    }

    Question question(String decision, JsonNode input) {
        return new Question(decision, region, asOf, input, Missing.ASSUME, Detail.ROWS);
    }

    Answer answer(String decision, JsonNode input) {
        return Answer.of(knowledgeBase().trial(question(decision, input)));
    }

    /** Whether the region's own rules are in force. */
    boolean hasOwnRules() {
        String own = region.toLowerCase(Locale.ROOT) + "/";
        return BundledLayers.inForce(region, asOf).stream()
                .anyMatch(layer -> layer.name().startsWith(own));
    }

    /** The subsistence standard in yuan per person and month. */
    BigDecimal standard(String area) {
        JsonNode one = Input.of("{household: {area: '%s', size: 1}, incomes: []}", area);
        return answer("subsistenceEligibility", one).amount("standard");
    }

    @Override
    public String toString() {
        return region + " " + asOf;
    }
}
