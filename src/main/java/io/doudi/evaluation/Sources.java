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
        Map<String, String> layerByNamespace,
        Map<String, String> layerByPackage) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");

    static Sources of(List<Layer> layers) {
        Map<String, RuleFile> models = new LinkedHashMap<>();
        List<RuleFile> rules = new ArrayList<>();
        Map<String, String> layerByNamespace = new HashMap<>();
        Map<String, String> layerByPackage = new HashMap<>();
        for (Layer layer : layers) {
            DmnModels.byNamespace(layer)
                    .forEach(
                            (namespace, file) -> {
                                models.put(namespace, file);
                                layerByNamespace.put(namespace, layer.name());
                            });
            for (RuleFile file : layer.files()) {
                if (file.isDrl()) {
                    rules.add(new RuleFile(layer.name() + "/" + file.path(), file.content()));
                    layerByPackage.put(packageOf(file), layer.name());
                }
            }
        }
        return new Sources(models.values(), rules, layerByNamespace, layerByPackage);
    }

    private static String packageOf(RuleFile file) {
        Matcher matcher = PACKAGE.matcher(file.content());
        return matcher.find() ? matcher.group(1) : "";
    }
}
