package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Merge.Merged;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two random edits of a bundled file either clash or are both in the merged file. */
class MergePropertiesTest {

    private static final int PAIRS_PER_FILE = 2;

    static Stream<RuleFile> models() {
        return BundledFiles.models();
    }

    static Stream<RuleFile> rules() {
        return BundledFiles.rules();
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsBothChangesOfAModel(RuleFile base) {
        keepsBoth(base, TextEdit::ofModel, TextEdit::ofModel);
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsRowsAndOtherChanges(RuleFile base) {
        keepsBoth(base, TextEdit::ofRows, TextEdit::ofModel);
        keepsBoth(base, TextEdit::ofModel, TextEdit::ofRows);
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsRowsOfBoth(RuleFile base) {
        keepsBoth(base, TextEdit::ofRows, TextEdit::ofRows);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsBothChangesOfRulesAndCases(RuleFile base) {
        keepsBoth(base, TextEdit::ofText, TextEdit::ofText);
    }

    @Test
    void mergesMostPairsOfEdits() {
        Random random = new Random(1);
        List<RuleFile> models =
                models().filter(model -> model.content().length() > 10_000).toList();
        long merged =
                models.stream()
                        .filter(
                                base -> {
                                    TextEdit mine = TextEdit.ofModel(base.content(), random);
                                    TextEdit theirs = TextEdit.ofRows(base.content(), random);
                                    return merge(base, mine, theirs) instanceof Merged;
                                })
                        .count();
        assertThat(merged).isGreaterThan(models.size() * 8 / 10);
    }

    private static void keepsBoth(
            RuleFile base,
            BiFunction<String, Random, TextEdit> mine,
            BiFunction<String, Random, TextEdit> theirs) {
        Random random = new Random(base.path().hashCode());
        for (int i = 0; i < PAIRS_PER_FILE; i++) {
            TextEdit one = mine.apply(base.content(), random);
            TextEdit other = theirs.apply(base.content(), random);
            if (one.isApartFrom(other) && merge(base, one, other) instanceof Merged merged) {
                RuleFile both = new RuleFile(base.path(), one.with(other, base.content()));
                assertThat(Difference.between(List.of(both), List.of(merged.file())).changes())
                        .as("%s and %s", one, other)
                        .filteredOn(change -> change.kind() != Change.Kind.MOVED)
                        .filteredOn(change -> change.subject() != Change.Subject.DIAGRAM)
                        .isEmpty();
            }
        }
    }

    private static Merge merge(RuleFile base, TextEdit mine, TextEdit theirs) {
        return Merge.of(
                base,
                new RuleFile(base.path(), mine.in(base.content())),
                new RuleFile(base.path(), theirs.in(base.content())));
    }
}
