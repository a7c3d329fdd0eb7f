package io.doudi.evaluation;

import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The rules of a DRL file and where in its text they stand, top first. */
public record DrlOutline(List<WrittenRule> rules) {

    public DrlOutline {
        rules = List.copyOf(rules);
    }

    /**
     * One rule, from its first to behind its last character.
     *
     * @param name the id and the phrase
     */
    public record WrittenRule(String name, Basis basis, int start, int end) {}

    /** Reads the outline; empty for a file that does not parse. */
    public static Optional<DrlOutline> of(RuleFile file) {
        try {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            PackageDescr parsed = parser.parse(false, file.content());
            return parser.hasErrors() || parsed == null ? Optional.empty() : outline(parsed);
        } catch (DroolsParserException e) {
            return Optional.empty();
        }
    }

    private static Optional<DrlOutline> outline(PackageDescr parsed) {
        return Optional.of(
                new DrlOutline(parsed.getRules().stream().map(DrlOutline::written).toList()));
    }

    private static WrittenRule written(RuleDescr rule) {
        AnnotationDescr clause = rule.getAnnotation("clause");
        Basis basis =
                Basis.of(
                        List.of(
                                rule.getName(),
                                clause == null
                                        ? ""
                                        : String.valueOf(clause.getSingleValueStripped())));
        return new WrittenRule(
                rule.getName(), basis, rule.getStartCharacter(), rule.getEndCharacter());
    }
}
