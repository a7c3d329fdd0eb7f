package io.doudi.ruleset;

import io.doudi.evaluation.DrlOutline;
import io.doudi.evaluation.DrlOutline.WrittenRule;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Change.Element;
import io.doudi.ruleset.Change.Subject;
import io.doudi.ruleset.FilePart.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a DRL file, and as one more part what stands outside of them. */
final class DrlParts {

    private static final String REST = "";

    private DrlParts() {}

    /** Reads a file; empty if it does not parse. */
    static Optional<List<FilePart>> of(RuleFile file) {
        return DrlOutline.of(file).map(outline -> parts(file, outline.rules()));
    }

    private static List<FilePart> parts(RuleFile file, List<WrittenRule> rules) {
        List<FilePart> parts = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int end = 0;
        for (WrittenRule rule : rules) {
            rest.append(file.content(), end, rule.start());
            parts.add(part(file, rule));
            end = rule.end();
        }
        rest.append(file.content(), end, file.content().length());
        parts.add(FilePart.of(REST, Spot.of(file.path()), value(rest.toString())));
        return parts;
    }

    private static FilePart part(RuleFile file, WrittenRule rule) {
        Spot spot = Spot.of(file.path()).at(Subject.RULE, element(rule)).on(rule.basis());
        return FilePart.of(
                rule.name(), spot, value(file.content().substring(rule.start(), rule.end())));
    }

    private static Element element(WrittenRule rule) {
        String[] words = rule.name().split(" ", 2);
        return new Element(words[0], words.length == 2 ? words[1] : rule.name());
    }

    private static Value value(String text) {
        return new Value(Spelling.drl(text), text.strip());
    }
}
