package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sentences that staff read. */
class DifferenceTextTest {

    private static final String PARAMETERS = "parameters.dmn《参数：一行一个数值，从起始日起适用；没有行的日期没有数值》";

    @Test
    void tellsAParameterInChinese() {
        assertThat(
                        zh(
                                "parameters.dmn",
                                "MaxMultiple-out-1\"><text>6<",
                                "MaxMultiple-out-1\"><text>8<"))
                .isEqualTo(
                        PARAMETERS
                                + "\n  第 7 行（DZ-parameter-temporaryAssistanceMaxMultiple，DZ-TR-01，"
                                + "DZ-TR-02，DZ-PC-04）数值：6 → 8");
    }

    @Test
    void tellsAParameterInEnglish() {
        assertThat(
                        text(
                                "parameters.dmn",
                                "MaxMultiple-out-1\"><text>6<",
                                "MaxMultiple-out-1\"><text>8<",
                                Locale.ENGLISH))
                .endsWith("DZ-TR-01, DZ-TR-02, DZ-PC-04) 数值: 6 → 8");
    }

    @Test
    void tellsADefaultOfAColumn() {
        assertThat(zh("parameters.dmn", "<text>0</text>", "<text>1</text>"))
                .isEqualTo(PARAMETERS + "\n  数值默认值：0 → 1");
    }

    @Test
    void tellsAnEmptyCell() {
        assertThat(zh("parameters.dmn", "<text></text>", "<text>注</text>")).endsWith("说明：（空） → 注");
    }

    @Test
    void tellsAFormula() {
        assertThat(
                        zh(
                                "temporary-assistance.dmn",
                                "<text>hardship.assessedMultiple</text>",
                                "<text>1</text>"))
                .isEqualTo(
                        "temporary-assistance.dmn《救助倍数》"
                                + "\n  公式“审核确定的倍数”：hardship.assessedMultiple → 1");
    }

    @Test
    void tellsARuleByIdAndPhrase() {
        assertThat(zh("procedure.drl", "townshipDecides == true", "townshipDecides != false"))
                .startsWith("procedure.drl《DZ-PD-02 审核确认权限已下放的，由乡镇审核确认》\n  规则：rule");
    }

    @Test
    void tellsTheFactOfACase() {
        assertThat(zh("cases/procedure.yaml", "residencePermit: false", "residencePermit: true"))
                .isEqualTo(
                        "cases/procedure.yaml《在户籍地申请，没有居住证也受理》"
                                + "\n  事实，/event/residencePermit：false → true");
    }

    @Test
    void tellsAFieldOfTheManifest() {
        assertThat(zh("rule-set.yaml", "effectiveTo: 2025-12-31", "effectiveTo: 2026-12-31"))
                .isEqualTo("rule-set.yaml\n  截止日期：2025-12-31 → 2026-12-31");
    }

    @Test
    void tellsAFileThatCame() {
        Difference difference = Difference.between(List.of(), List.of(new RuleFile("a.txt", "甲")));
        assertThat(DifferenceText.of(difference, Messages.in(Locale.CHINESE)).text())
                .isEqualTo("a.txt\n  新增文件");
    }

    @Test
    void findsWordsForEveryBundledFile() {
        List<RuleFile> all = Stream.concat(BundledFiles.models(), BundledFiles.rules()).toList();
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            Messages messages = Messages.in(locale);
            assertThat(DifferenceText.of(Difference.between(List.of(), all), messages).sections())
                    .isNotEmpty();
            assertThat(DifferenceText.of(Difference.between(all, List.of()), messages).text())
                    .isNotEmpty();
        }
    }

    private static String zh(String path, String before, String after) {
        return text(path, before, after, Locale.CHINESE);
    }

    private static String text(String path, String before, String after, Locale locale) {
        RuleFile file = BundledFiles.dazhou(path);
        int at = file.content().indexOf(before);
        String changed =
                file.content().substring(0, at)
                        + after
                        + file.content().substring(at + before.length());
        Difference difference =
                Difference.between(List.of(file), List.of(new RuleFile(path, changed)));
        return DifferenceText.of(difference, Messages.in(locale)).text();
    }
}
