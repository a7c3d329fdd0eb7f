package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types that some models define: what they are in the end and which values they list. */
public final class ModelTypes {

    /** No type refers further than this. */
    private static final int DEEPEST = 10;

    private static final Pattern LIST =
            Pattern.compile("\\s*(?:null|true|false|-?[\\d.]+|\"(?:[^\"\\\\]|\\\\.)*\")\\s*(,|$)");

    private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[^,\\s]+");

    private final Map<String, XmlElement> definitions;

    private ModelTypes(Map<String, XmlElement> definitions) {
        this.definitions = definitions;
    }

    /** The types that a version and the layers below it define. */
    public static ModelTypes of(RuleSets ruleSets, RuleSetVersion version) {
        Stream<RuleSetVersion> layers =
                ruleSets.contexts(version).stream().flatMap(context -> context.layers().stream());
        return in(
                Stream.concat(Stream.of(version), layers)
                        .distinct()
                        .flatMap(layer -> layer.files().stream())
                        .toList());
    }

    /** Reads the definitions of all models; a name that is defined twice counts once. */
    public static ModelTypes in(Collection<RuleFile> files) {
        Map<String, XmlElement> definitions = new HashMap<>();
        files.stream()
                .filter(RuleFile::isDmn)
                .flatMap(file -> XmlElement.read(file).stream())
                .flatMap(root -> root.children(Set.of("itemDefinition")).stream())
                .forEach(type -> definitions.putIfAbsent(type.attribute("name").orElse(""), type));
        return new ModelTypes(definitions);
    }

    /** The name of the type that a column has; a single result has that of its table. */
    static String of(ModelTable table, ModelTable.Column column) {
        Optional<String> own =
                column.element()
                        .child("inputExpression")
                        .orElse(column.element())
                        .attribute("typeRef");
        return own.or(() -> column.isSingleResult() ? typeOf(table) : Optional.empty()).orElse("");
    }

    private static Optional<String> typeOf(ModelTable table) {
        return table.element().attribute("typeRef");
    }

    /** The type of FEEL that a type is in the end, or its own name. */
    String basic(String type) {
        String name = local(type);
        for (int depth = 0; depth < DEEPEST && definitions.containsKey(name); depth++) {
            String next = local(definitions.get(name).textOf("typeRef"));
            if (next.isEmpty()) {
                return name;
            }
            name = next;
        }
        return name;
    }

    /**
     * The values that a column or its type lists one by one; none if they are not said like that.
     */
    List<String> values(String type, ModelTable.Column column) {
        List<String> own = listed(column.element());
        if (!own.isEmpty()) {
            return own;
        }
        XmlElement definition = definitions.get(local(type));
        return definition == null ? List.of() : listed(definition);
    }

    private static List<String> listed(XmlElement element) {
        return List.of("inputValues", "outputValues", "allowedValues").stream()
                .flatMap(name -> element.child(name).stream())
                .map(values -> values.textOf("text"))
                .filter(ModelTypes::isList)
                .flatMap(text -> VALUE.matcher(text).results().map(MatchResult::group))
                .toList();
    }

    private static boolean isList(String text) {
        return !text.isBlank() && LIST.matcher(text).replaceAll("").isEmpty();
    }

    /** A type without the name of the import before it. */
    private static String local(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('}')) + 1);
    }
}
