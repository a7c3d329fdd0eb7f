package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of all layers as they are compiled together: a model of a higher layer replaces the one
 * with the same namespace, DRL files add up.
 */
record Sources(
        Collection<RuleFile> models,
        Collection<RuleFile> rules,
        Map<String, Origin> originByNamespace,
        Map<String, Origin> originByPackage) {

    /** The layer and the file that something stands in. */
    record Origin(String layer, String file) {

        static final Origin UNKNOWN = new Origin("", "");
    }

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    static Sources of(List<Layer> layers) {
        Map<String, RuleFile> models = new LinkedHashMap<>();
        List<RuleFile> rules = new ArrayList<>();
        Map<String, Origin> originByNamespace = new HashMap<>();
        Map<String, Origin> originByPackage = new HashMap<>();
        for (Layer layer : layers) {
            DmnModels.byNamespace(layer)
                    .forEach(
                            (namespace, file) -> {
                                models.put(namespace, file);
                                originByNamespace.put(
                                        namespace, new Origin(layer.name(), file.path()));
                            });
            for (RuleFile file : layer.files()) {
                if (file.isDrl()) {
                    rules.add(new RuleFile(layer.name() + "/" + file.path(), file.content()));
                    originByPackage.put(packageOf(file), new Origin(layer.name(), file.path()));
                }
            }
        }
        return new Sources(models.values(), rules, originByNamespace, originByPackage);
    }

    private static String packageOf(RuleFile file) {
        Matcher matcher = PACKAGE.matcher(file.content());
        return matcher.find() ? matcher.group(1) : "";
    }
}
