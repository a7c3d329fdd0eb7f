package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.evaluation.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders become versions, and a folder that is wrong stops the start with a sentence that says
 * what is wrong.
 */
class BundledRuleSetsTest {

    private static final String BASELINE =
            """
            ruleSet: sample
            version: "2021"
            id: SAMPLE-2021
            layer: BASELINE
            title: { zh: 示例, en: Sample }
            effectiveFrom: 2021-01-01
            """;

    @Test
    void joinsTheTwoFoldersOfAVersion() {
        assertThat(BundledRuleSets.read("bundled/good"))
                .filteredOn(version -> version.name().equals("sample/2021"))
                .flatExtracting(RuleSetVersion::files)
                .extracting(RuleFile::path)
                .containsExactlyInAnyOrder("rule-set.yaml", "cases/one.yaml", "table.dmn");
    }

    @Test
    void putsAVersionBehindItsBase() {
        assertThat(BundledRuleSets.read("bundled/good"))
                .extracting(RuleSetVersion::name)
                .containsExactly("sample/2020", "sample/2021");
    }

    @Test
    void publishesAtTheStartOfTheFirstDayInChina() {
        assertThat(BundledRuleSets.read("bundled/good").get(0).publishedAt())
                .isEqualTo("2019-12-31T16:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "circle, sample/2020 is based on sample/2021",
        "missing-base, sample/2020 has no rule-set.yaml",
        "missing-manifest, sample/2021 has no rule-set.yaml",
        "other-folder, says sample/2022",
        "twice, both in dmn and in rules",
        "unknown-key, efectiveTo"
    })
    void saysWhatIsWrongWithAFolder(String folder, String sentence) {
        assertThatThrownBy(() -> BundledRuleSets.read("bundled/" + folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sample/202")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"effectiveTo: 2020-12-31", "region: DAZHOU", "id: TWICE", "unknown: 1"})
    void refusesAManifestThatContradictsItself(String line) {
        assertThat(Manifest.of(BASELINE).region()).isEmpty();
        assertThatThrownBy(() -> Manifest.of(BASELINE + line + "\n"))
                .hasMessageContaining(Manifest.FILE);
    }

    @Test
    void needsARegionAboveTheBaseline() {
        String manifest = BASELINE.replace("BASELINE", "REGION");
        assertThatThrownBy(() -> Manifest.of(manifest)).hasMessageContaining("region");
        assertThatThrownBy(() -> Manifest.of(manifest + "region: DAZHOU\nbase: sample/2020\n"))
                .hasMessageContaining("base");
    }
}
