package io.doudi.decision;

import static io.doudi.problem.ProblemType.EVALUATION_FAILED;
import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.MODEL_NOT_FOUND;
import static io.doudi.problem.ProblemType.PARAMETER_NOT_FOUND;
import static io.doudi.problem.ProblemType.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.PublishedModel;
import io.doudi.evaluation.PublishedModel.Service;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides as a service does that Kogito made of the models in force; keeps nothing. */
@ApplicationScoped
class KogitoDecisions {

    /** What the engine of Kogito can meet as well is told as Kogito tells it. */
    private static final Set<ProblemType> OF_THE_ENGINE =
            Set.of(REQUIRED, EVALUATION_FAILED, PARAMETER_NOT_FOUND);

    private final VersionChoice versions;
    private final DecisionService service;
    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;
    private final DecisionSpans spans;
    private final ObjectMapper json;

    KogitoDecisions(
            VersionChoice versions,
            DecisionService service,
            LiveRuleSets live,
            KnowledgeBases knowledgeBases,
            DecisionSpans spans,
            ObjectMapper json) {
        this.versions = versions;
        this.service = service;
        this.live = live;
        this.knowledgeBases = knowledgeBases;
        this.spans = spans;
        this.json = json;
    }

    /**
     * What is asked for.
     *
     * @param service one decision service of the model; all if it is empty
     */
    record Wanted(String model, Optional<String> service) {}

    /**
     * Decides one case.
     *
     * @param body the input data of the model by name, as JSON
     * @throws ProblemException if the caller may not ask this, or a fact is wrong
     */
    KogitoResult decide(Actor caller, KogitoCall call, Wanted wanted, String body) {
        ObjectNode context = context(body);
        DecisionRequest request = request(call, context);
        return spans.part(
                "evaluate",
                () ->
                        versions.answer(
                                caller,
                                request,
                                (inForce, official) -> decided(inForce, request, wanted, context)));
    }

    /** The file of a model. */
    String model(Actor caller, KogitoCall call, String name) {
        return versions.answer(
                caller,
                request(call, json.createObjectNode()),
                (inForce, official) -> file(inForce, model(inForce, name)));
    }

    /** The types of all models, and what goes in and comes out, as a JSON Schema. */
    ObjectNode definitions(Actor caller, KogitoCall call) {
        return versions.answer(
                caller,
                request(call, json.createObjectNode()),
                (inForce, official) -> knowledgeBases.of(inForce).definitions());
    }

    private ObjectNode context(String body) {
        if (DecisionRequest.parsed(body, json) instanceof ObjectNode context) {
            return context;
        }
        throw new ProblemException(
                INVALID_REQUEST, "The body must be a JSON object with the input data of the model");
    }

    private DecisionRequest request(KogitoCall call, ObjectNode context) {
        return call.request(context, live.today().toString());
    }

    private KogitoResult decided(
            InForce inForce, DecisionRequest request, Wanted wanted, ObjectNode context) {
        PublishedModel model = model(inForce, wanted.model());
        Optional<Service> one = wanted.service().map(name -> service(model, name));
        KogitoAnswer answer = new KogitoAnswer(model, inForce);
        one.map(List::of)
                .orElseGet(model::services)
                .forEach(each -> add(answer, each, inForce, request));
        return answer.result(
                sent(model, request, context),
                one.map(each -> List.of(each.decision()))
                        .orElseGet(() -> List.copyOf(model.decisions().keySet())));
    }

    private void add(KogitoAnswer answer, Service each, InForce inForce, DecisionRequest request) {
        try {
            answer.add(each, (Decided) service.evaluate(inForce, question(each, request)));
        } catch (ProblemException problem) {
            if (!OF_THE_ENGINE.contains(problem.type())) {
                throw problem;
            }
            answer.add(each, problem);
        }
    }

    private static Question question(Service each, DecisionRequest request) {
        return new Question(
                each.id(),
                request.getRegion(),
                request.getAsOf(),
                request.getInput(),
                Missing.ASSUME,
                Detail.ROWS);
    }

    /** What was sent, and the region and the date that counted. */
    private static Map<String, Object> sent(
            PublishedModel model, DecisionRequest request, ObjectNode context) {
        Map<String, Object> sent = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> input : context.properties()) {
            sent.put(input.getKey(), input.getValue());
        }
        Map<String, Object> counted =
                Map.of(
                        KogitoCall.REGION, request.getRegion(),
                        KogitoCall.AS_OF, request.getAsOf());
        counted.forEach(
                (name, value) -> {
                    if (model.inputs().contains(name)) {
                        sent.put(name, value);
                    }
                });
        return sent;
    }

    private PublishedModel model(InForce inForce, String name) {
        List<PublishedModel> models = knowledgeBases.of(inForce).models();
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                unknown(
                                        "There is no model " + name,
                                        models.stream().map(PublishedModel::name).toList()));
    }

    private static Service service(PublishedModel model, String name) {
        return model.service(name)
                .orElseThrow(
                        () ->
                                unknown(
                                        "%s has no decision service %s"
                                                .formatted(model.name(), name),
                                        model.services().stream().map(Service::name).toList()));
    }

    private static ProblemException unknown(String what, List<String> known) {
        return new ProblemException(
                MODEL_NOT_FOUND,
                "%s; known are %s".formatted(what, known.stream().sorted().toList()));
    }

    private static String file(InForce inForce, PublishedModel model) {
        return inForce.layers().stream()
                .filter(version -> version.name().equals(model.layer()))
                .flatMap(version -> version.file(model.file()).stream())
                .map(RuleFile::content)
                .findFirst()
                .orElseThrow();
    }
}
