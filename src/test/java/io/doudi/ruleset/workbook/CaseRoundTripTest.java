package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.CaseFile;
import io.doudi.ruleset.TableEdits.Changed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases that go out and come back unchanged change no byte, and their cells say all of them. */
class CaseRoundTripTest {

    private static final String ODD =
            """
            # 说明
            - name: "=1+2 不是公式"
              clause: ''
              region: EZHOU
              asOf: 2021-12-31
              decision: incomeAssessment
              input:
                texts: ['1', 'true', 'null', ' 空格 ', '', '@x', "两\\n行", "_x0041_", '-', '''']
                numbers: [1.50, 0, -3, 123456789012345678901234567890, 0.1, 1e3]
                lists: [[1, 2], [], [{a: 1}]]
                empty: {object: {}, list: [], nothing: null}
                mixed: [{a: {}}, {b: [x, y]}]
                odd: {'a.b': 1, 'c[0]': 2}
              expect: {}
              hits: ['A, B', C-1]
            - {name: 空, clause: 一, region: EZHOU, asOf: 2021-12-31, decision: x, input: {}, expect: {a: null}, hits: []}
            """;

    static Stream<Arguments> versionsAndFormats() {
        return CaseBook.versions()
                .flatMap(
                        version ->
                                Arrays.stream(CaseFormat.values())
                                        .map(format -> Arguments.of(version, format)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndFormats")
    void changesNothing(Path version, CaseFormat format) {
        CaseBook book = CaseBook.bundled(version);
        assertThat(book.changed(format, book.write(format))).isEmpty();
        assertThat(book.problems()).isEmpty();
        assertThat(book.notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versionsAndFormats")
    void saysAllOfEachCase(Path version, CaseFormat format) {
        CaseBook book = CaseBook.bundled(version);
        List<Changed> changed = book.changedInAnEmptyDraft(format, book.write(format));
        assertThat(book.problems()).isEmpty();
        assertThat(changed).hasSize(book.files().size());
        for (int i = 0; i < changed.size(); i++) {
            requireSame(changed.get(i).file(), book.files().get(i));
        }
    }

    private static void requireSame(RuleFile now, RuleFile before) {
        assertThat(now.path()).isEqualTo(before.path());
        List<Case> cases = CaseFile.of(now).cases();
        List<Case> wanted = CaseFile.of(before).cases();
        assertThat(cases).hasSameSizeAs(wanted);
        for (int i = 0; i < cases.size(); i++) {
            assertThat(CaseFile.isSame(cases.get(i).tree(), wanted.get(i).tree()))
                    .as("%s%n%s", cases.get(i), wanted.get(i))
                    .isTrue();
        }
    }

    @Test
    void losesNothingThatColumnsCannotName() {
        RuleFile file = new RuleFile("cases/odd.yaml", ODD);
        for (CaseFormat format : CaseFormat.values()) {
            CaseBook book = CaseBook.of(file);
            byte[] table = book.write(format);
            assertThat(book.changed(format, table)).isEmpty();
            assertThat(book.problems()).isEmpty();
        }
    }

    @Test
    void alwaysHasTheSameBytes() throws InterruptedException {
        CaseBook book = CaseBook.bundled(Path.of("rules", "dazhou", "2023"));
        byte[] first = book.write(CaseFormat.XLSX);
        Thread.sleep(2_100);
        assertThat(book.write(CaseFormat.XLSX)).isEqualTo(first);
    }
}
