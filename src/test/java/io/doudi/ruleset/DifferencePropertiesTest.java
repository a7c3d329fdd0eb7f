package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formatting of the bundled models gives no change, and everything else gives one. */
class DifferencePropertiesTest {

    private static final int MUTATIONS_PER_FILE = 12;

    static Stream<RuleFile> models() {
        return BundledFiles.models();
    }

    static Stream<RuleFile> rules() {
        return BundledFiles.rules();
    }

    @ParameterizedTest
    @MethodSource({"models", "rules"})
    void findsNothingInTheSameFile(RuleFile file) {
        assertThat(changes(file, file.content() + "\n")).isEmpty();
        assertThat(Difference.between(List.of(file), List.of(file)).changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void findsEveryChangedToken(RuleFile file) {
        Random random = new Random(file.path().hashCode());
        for (int i = 0; i < MUTATIONS_PER_FILE; i++) {
            TextEdit edit = TextEdit.ofModel(file.content(), random);
            assertThat(changes(file, edit.in(file.content())))
                    .as("%s at %d", edit.replacement(), edit.start())
                    .isNotEmpty()
                    .noneMatch(change -> change.subject() == Change.Subject.FILE);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsEveryChangedTokenOfRulesAndCases(RuleFile file) {
        Random random = new Random(file.path().hashCode());
        String uncommented = file.content().replaceAll("(?m)(^|\\s)(#|//).*$", "$1");
        RuleFile before = new RuleFile(file.path(), uncommented);
        for (int i = 0; i < MUTATIONS_PER_FILE; i++) {
            TextEdit edit = TextEdit.ofText(uncommented, random);
            assertThat(changes(before, edit.in(uncommented)))
                    .as("%s at %d", edit.replacement(), edit.start())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void ignoresIndentationAndLineEnds(RuleFile file) {
        assertThat(changes(file, file.content().replace("\n", "\r\n"))).isEmpty();
        assertThat(changes(file, file.content().replaceAll(">\\s+<", "><"))).isEmpty();
        assertThat(changes(file, file.content().replaceAll("<([\\w:]+)", "\n\t<$1\n "))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ignoresComments(RuleFile file) {
        String commented = file.content().replaceAll("(</\\w+>)(\\s)", "$1<!-- <rule> 说明 -->$2");
        assertThat(commented).isNotEqualTo(file.content());
        assertThat(changes(file, commented)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ignoresPrefixes(RuleFile file) {
        String prefixed =
                file.content()
                        .replaceAll("<(/?)(\\w+)(?=[\\s/>])", "<$1dmn:$2")
                        .replace(" xmlns=\"", " xmlns:dmn=\"")
                        .replace("dmndi:", "drawn:")
                        .replace("xmlns:dmndi=", "xmlns:drawn=");
        assertThat(changes(file, prefixed)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ignoresTheSpellingOfCharacters(RuleFile file) {
        Matcher text = Pattern.compile("<text>([^<]+)</text>").matcher(file.content());
        String section =
                text.replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        "<text><![CDATA[" + plain(found.group(1)) + "]]></text>"));
        assertThat(changes(file, section)).isEmpty();
        assertThat(changes(file, file.content().replace("&quot;", "&#34;"))).isEmpty();
        assertThat(changes(file, file.content().replace("&gt;", ">"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ignoresTheOrderOfAttributes(RuleFile file) {
        String turned =
                Pattern.compile("(?<!<.xml)( [\\w:]+=\"[^\"]*\")(\\s+[\\w:]+=\"[^\"]*\")")
                        .matcher(file.content())
                        .replaceAll("$2$1");
        assertThat(changes(file, turned)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ignoresTheOrderOfElements(RuleFile file) {
        XmlElement root = XmlElement.read(file).orElseThrow();
        List<XmlElement> children = new ArrayList<>(root.children());
        Collections.shuffle(children, new Random(1));
        StringBuilder shuffled = new StringBuilder(root.source().startTag());
        children.forEach(child -> shuffled.append(child.source().text()));
        assertThat(changes(file, shuffled + root.source().endTag())).isEmpty();
    }

    private static List<Change> changes(RuleFile before, String after) {
        RuleFile changed = new RuleFile(before.path(), after);
        return Difference.between(List.of(before), List.of(changed)).changes();
    }

    private static String plain(String text) {
        return text.replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
