package io.doudi.evaluation.properties;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.doudi.evaluation.properties.Ladder.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place where a document itself pays more to a household that earns more: what it had as a whole
 * ends at the standard, and another route begins there. The list is complete.
 */
enum Cliff {
    EZ_EL_01("鄂州市方案（2021-08-26） 二(五)", "EZHOU", "LOW_INCOME_HOUSEHOLD_SEVERE"),
    HH_EL_01_LOW_INCOME("遵红府办发〔2021〕49号 5", "HONGHUAGANG", "LOW_INCOME_HOUSEHOLD_SEVERE"),
    HH_EL_01_RELAPSE("遵红府办发〔2021〕49号 5", "HONGHUAGANG", "RELAPSE_RISK_HOUSEHOLD_SEVERE"),
    HZ_EL_01("徽州区方案解读（2019-05-01） 五(三)", "HUIZHOU", "REGISTERED_POOR_SEVERE"),
    JL_EL_01("吉民发〔2020〕7号 二(四)一", "JILIN", "LOST_LABOUR_CAPACITY"),
    JL_EL_02("吉民发〔2020〕7号 二(四)四", "JILIN", "EXPENDITURE_DEDUCTION"),
    NB_EL_03("最低生活保障审核确认办法 第八条", "", "MARGINAL_HOUSEHOLD_SEVERE"),
    NB_EL_04("民政部等 2022-10-20 通知 一(一)", "", "ADULT_UNEMPLOYED_SEVERE_DISABILITY"),
    NB_EL_05("民发〔2012〕220号 第十条", "", "ADULT_SEVERE_DISABILITY_OWN_REGISTRATION");

    private final String clause;
    private final String region;
    private final String beyond;

    /**
     * @param region where it exists; empty if everywhere
     * @param beyond the route beyond it or, for a household of one, the reason
     */
    Cliff(String clause, String region, String beyond) {
        this.clause = clause;
        this.region = region;
        this.beyond = beyond;
    }

    String clause() {
        return clause;
    }

    /** The cliffs that a step over the standard leads down; empty if no document knows of one. */
    static Set<Cliff> at(Setting setting, Step step) {
        Set<String> beyond = beyond(step.above());
        Set<Cliff> cliffs =
                Stream.of(values())
                        .filter(cliff -> beyond.contains(cliff.beyond))
                        .filter(cliff -> cliff.exists(setting))
                        .collect(toUnmodifiableSet());
        Set<String> known = cliffs.stream().map(cliff -> cliff.beyond).collect(toUnmodifiableSet());
        return known.equals(beyond) ? cliffs : Set.of();
    }

    private boolean exists(Setting setting) {
        return region.isEmpty() || region.equals(setting.region()) && setting.hasOwnRules();
    }

    private static Set<String> beyond(Answer above) {
        List<?> found =
                above.text("route").equals("SINGLE_PERSON")
                        ? above.list("reasonCodes")
                        : List.of(above.text("route"));
        return found.stream().map(String::valueOf).collect(toUnmodifiableSet());
    }
}
