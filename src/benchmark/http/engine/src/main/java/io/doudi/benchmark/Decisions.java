package io.doudi.benchmark;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.model.api.DecisionService;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.dmn.DMNKogito;
import org.kie.kogito.dmn.DmnDecisionModel;
import org.kie.kogito.dmn.rest.DMNJSONUtils;

/**
 * What Kogito generates for a decision service, by hand on the newest engine: JSON in, evaluation,
 * outputs as JSON. It checks nothing, keeps nothing and explains nothing.
 */
@Path("/decisions")
@ApplicationScoped
public class Decisions {

    private final Map<String, Published> published = new HashMap<>();

    private record Published(DecisionModel model, String service, Set<String> inputs) {}

    public record Question(
            String region, String asOf, String decision, Map<String, Object> input) {}

    Decisions() {
        DMNRuntime runtime = runtime();
        for (DMNModel model : runtime.getModels()) {
            DecisionModel decisions =
                    new DmnDecisionModel(runtime, model.getNamespace(), model.getName());
            Set<String> inputs =
                    model.getInputs().stream()
                            .map(InputDataNode::getName)
                            .collect(Collectors.toSet());
            model.getDefinitions().getDrgElement().stream()
                    .filter(DecisionService.class::isInstance)
                    .forEach(
                            one ->
                                    published.put(
                                            one.getId(),
                                            new Published(decisions, one.getName(), inputs)));
        }
    }

    private static DMNRuntime runtime() {
        try (Stream<java.nio.file.Path> files =
                Files.list(java.nio.file.Path.of(System.getProperty("models")))) {
            Reader[] models = files.map(Decisions::reader).toArray(Reader[]::new);
            return DMNKogito.createGenericDMNRuntime(Set.of(), false, models);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reader reader(java.nio.file.Path file) {
        try {
            return new StringReader(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @POST
    public Map<String, Object> decide(Question question) {
        Published target = published.get(question.decision());
        Map<String, Object> facts = new HashMap<>(question.input());
        target.inputs().forEach(name -> facts.putIfAbsent(name, null));
        facts.put("region", question.region());
        facts.put("asOf", question.asOf());
        facts.put("decision", question.decision());
        DMNResult result =
                target.model()
                        .evaluateDecisionService(
                                DMNJSONUtils.ctx(target.model(), facts, target.service()),
                                target.service());
        if (result.hasErrors()) {
            throw new IllegalStateException(result.getMessages().toString());
        }
        return Map.of("outcome", result.getDecisionResults().get(0).getResult());
    }
}
