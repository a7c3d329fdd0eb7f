package io.doudi.ruleset;

import io.doudi.evaluation.Basis;
import io.doudi.ruleset.Change.Element;
import io.doudi.ruleset.Change.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parts of a DMN model are called, so that staff find them. */
final class ModelPlaces {

    private static final String TABLE = "decisionTable";
    private static final String ENTRY = "contextEntry";
    private static final String VARIABLE = "variable";
    private static final String ROOT = "definitions";

    private static final Map<String, Subject> SUBJECTS =
            Map.ofEntries(
                    Map.entry("decision", Subject.DECISION),
                    Map.entry("decisionService", Subject.DECISION),
                    Map.entry("businessKnowledgeModel", Subject.FUNCTION),
                    Map.entry("encapsulatedLogic", Subject.FUNCTION),
                    Map.entry("formalParameter", Subject.FUNCTION),
                    Map.entry("itemDefinition", Subject.TYPE),
                    Map.entry(TABLE, Subject.TABLE),
                    Map.entry("literalExpression", Subject.FORMULA),
                    Map.entry("defaultOutputEntry", Subject.FORMULA),
                    Map.entry("context", Subject.FORMULA),
                    Map.entry(ENTRY, Subject.FORMULA),
                    Map.entry("invocation", Subject.FORMULA),
                    Map.entry("list", Subject.FORMULA),
                    Map.entry("relation", Subject.FORMULA),
                    Map.entry("functionDefinition", Subject.FORMULA),
                    Map.entry("conditional", Subject.FORMULA),
                    Map.entry("filter", Subject.FORMULA),
                    Map.entry("for", Subject.FORMULA),
                    Map.entry("every", Subject.FORMULA),
                    Map.entry("some", Subject.FORMULA));

    /** Parts that are told by themselves when they come or go. */
    static final Set<String> OWN_SUBJECTS =
            Set.of("decision", "decisionService", "businessKnowledgeModel", "itemDefinition");

    /** Subjects that hold for everything inside, until another begins. */
    private static final Set<Subject> WIDE =
            Set.of(
                    Subject.TYPE,
                    Subject.COLUMN,
                    Subject.CELL,
                    Subject.PARAMETER,
                    Subject.ANNOTATION,
                    Subject.FORMULA);

    /** Elements that add nothing to a place. */
    private static final Set<String> SILENT =
            Set.of("text", "literalExpression", "context", "encapsulatedLogic");

    private ModelPlaces() {}

    static Spot root(String file, XmlElement root) {
        return Spot.of(file).at(Subject.OTHER, element(root));
    }

    /** The place of a child. */
    static Spot inside(Spot spot, XmlElement parent, XmlElement child) {
        Subject subject = subject(spot.subject(), child);
        Spot place = spot.as(subject);
        if (parent.name().equals(ROOT) && isNamed(child)) {
            place = place.at(subject, element(child));
        } else if (child.name().equals(TABLE)) {
            place = place.at(subject, table(spot, child));
        } else {
            place = step(child).map(place::within).orElse(place);
        }
        Basis basis = basis(child);
        return basis.ruleIds().isEmpty() ? place : place.on(basis);
    }

    /** Whether the order among its like says something. */
    static boolean isOrdered(XmlElement element) {
        return !element.name().endsWith("Requirement");
    }

    /** The name by which a part is known when it has no id, or another one. */
    static Optional<String> naming(XmlElement element) {
        if (element.name().equals(ENTRY)) {
            return element.child(VARIABLE).flatMap(variable -> variable.attribute("name"));
        }
        if (element.name().equals(VARIABLE)) {
            return Optional.empty();
        }
        return element.attribute("name")
                .or(() -> element.attribute("href"))
                .or(() -> inner(element));
    }

    private static Optional<String> inner(XmlElement element) {
        if (element.name().endsWith("Requirement")) {
            return element.children().stream()
                    .flatMap(child -> child.attribute("href").stream())
                    .findFirst();
        }
        return element.name().equals("binding")
                ? element.child("parameter").flatMap(parameter -> parameter.attribute("name"))
                : Optional.empty();
    }

    private static Subject subject(Subject outside, XmlElement child) {
        Subject own = SUBJECTS.get(child.name());
        if (own != null && !(WIDE.contains(outside) && own == Subject.FUNCTION)) {
            return own;
        }
        return WIDE.contains(outside) ? outside : Subject.OTHER;
    }

    private static boolean isNamed(XmlElement child) {
        return child.attribute("name").isPresent();
    }

    private static Element element(XmlElement element) {
        return new Element(element.id().orElse(""), label(element));
    }

    private static Element table(Spot spot, XmlElement table) {
        String outside =
                Stream.concat(spot.element().map(Element::label).stream(), spot.path().stream())
                        .collect(Collectors.joining(" · "));
        return new Element(table.id().orElse(""), table.attribute("label").orElse(outside));
    }

    static String label(XmlElement element) {
        return element.attribute("label")
                .or(() -> element.attribute("name"))
                .orElse(element.name());
    }

    private static Optional<String> step(XmlElement child) {
        if (SILENT.contains(child.name())) {
            return Optional.empty();
        }
        if (child.name().equals(ENTRY)) {
            return Optional.of(child.child(VARIABLE).map(ModelPlaces::label).orElse("result"));
        }
        return Optional.of(label(child));
    }

    private static Basis basis(XmlElement element) {
        String description =
                element.name().equals(ENTRY)
                        ? element.child(VARIABLE).map(one -> one.textOf("description")).orElse("")
                        : element.textOf("description");
        return Basis.described(description);
    }
}
