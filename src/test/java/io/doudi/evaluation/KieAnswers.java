package io.doudi.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.doudi.problem.JsonSettings;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.dmn.DMNKogito;
import org.kie.kogito.dmn.DmnDecisionModel;
import org.kie.kogito.dmn.rest.DMNJSONUtils;
import org.kie.kogito.dmn.rest.KogitoDMNResult;

/** What the code that Kogito generates answers for the same models: the engine alone, unchecked. */
public final class KieAnswers {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    private final DMNRuntime runtime;

    public KieAnswers(List<Layer> layers) {
        Reader[] models =
                Sources.of(layers).models().stream()
                        .map(file -> new StringReader(file.content()))
                        .toArray(Reader[]::new);
        runtime = DMNKogito.createGenericDMNRuntime(Set.of(new RuleFunctions()), false, models);
    }

    /** The answer of {@code POST /model/dmnresult}. */
    public JsonNode dmnResult(String model, Map<String, Object> context) {
        DecisionModel decisions = model(model);
        return json(
                new KogitoDMNResult(
                        decisions.getDMNModel().getNamespace(),
                        model,
                        decisions.evaluateAll(DMNJSONUtils.ctx(decisions, context))));
    }

    /** The answer of {@code POST /model/service/dmnresult}. */
    public JsonNode dmnResult(String model, String service, Map<String, Object> context) {
        DecisionModel decisions = model(model);
        return json(
                new KogitoDMNResult(
                        decisions.getDMNModel().getNamespace(),
                        model,
                        decisions.evaluateDecisionService(
                                DMNJSONUtils.ctx(decisions, context, service), service)));
    }

    private DecisionModel model(String name) {
        DMNModel found =
                runtime.getModels().stream()
                        .filter(model -> model.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new DmnDecisionModel(runtime, found.getNamespace(), name);
    }

    private static JsonNode json(KogitoDMNResult result) {
        try {
            return JsonSettings.standalone().readTree(JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
