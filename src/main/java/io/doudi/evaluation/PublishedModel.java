package io.doudi.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.InputData;

/**
 * A DMN model that publishes decisions.
 *
 * @param layer the version whose file it is, for example {@code national/2014}
 * @param file the path of the file in that version
 * @param inputs the names of its input data
 * @param decisions the names of all of its decisions by their ids, in the order of the model
 * @param services the decision services by which it publishes some of them
 */
public record PublishedModel(
        String namespace,
        String name,
        String layer,
        String file,
        Set<String> inputs,
        Map<String, String> decisions,
        List<Service> services) {

    /**
     * A decision service.
     *
     * @param id the name of the decision in the API, for example {@code temporaryAssistance}
     * @param decision the id of the decision in the model
     */
    public record Service(String id, String name, String decision) {}

    public PublishedModel {
        inputs = Set.copyOf(inputs);
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
        services = List.copyOf(services);
    }

    /**
     * Reads a model.
     *
     * @param published the services that can be asked for, wherever they are
     * @return empty if none of them is in this model
     */
    static Optional<PublishedModel> of(DMNModel model, ModelIndex index, Set<String> published) {
        List<Service> services =
                model.getDefinitions().getDecisionService().stream()
                        .filter(one -> published.contains(one.getId()))
                        .map(one -> new Service(one.getId(), one.getName(), DmnModels.decided(one)))
                        .toList();
        return services.isEmpty() ? Optional.empty() : Optional.of(of(model, index, services));
    }

    private static PublishedModel of(DMNModel model, ModelIndex index, List<Service> services) {
        Trace.Source source = index.node(services.get(0).decision()).source();
        Set<String> inputs = new LinkedHashSet<>();
        Map<String, String> decisions = new LinkedHashMap<>();
        for (DRGElement element : model.getDefinitions().getDrgElement()) {
            if (element instanceof InputData) {
                inputs.add(element.getName());
            }
            if (element instanceof Decision) {
                decisions.put(element.getId(), element.getName());
            }
        }
        return new PublishedModel(
                model.getNamespace(),
                model.getName(),
                source.layer(),
                source.file(),
                inputs,
                decisions,
                services);
    }

    /** The service of a name. */
    public Optional<Service> service(String wanted) {
        return services.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }
}
