package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.EVALUATION_FAILED;
import static io.doudi.problem.ProblemType.PARAMETER_NOT_FOUND;
import static io.doudi.problem.ProblemType.RULE_FORBIDDEN;
import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import io.doudi.evaluation.Misses.TableRun;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Sources.Origin;
import io.doudi.evaluation.compiled.Compiled;
import io.doudi.evaluation.compiled.Decisions;
import io.doudi.evaluation.compiled.Memory;
import io.doudi.evaluation.limits.Limits;
import io.doudi.problem.ProblemException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.compiler.RuntimeModeOption;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.NamedElement;
import org.kie.kogito.dmn.DMNKogito;

/**
 * The compiled DMN models of a knowledge base. A model publishes a decision by a decision service
 * whose id is the decision's name in the API.
 */
final class DmnModels {

    private static final RuntimeModeOption STRICT =
            new RuntimeModeOption(RuntimeModeOption.MODE.STRICT);

    private final DMNRuntimeImpl runtime;
    private final TraceListener listener;
    private final DMNRuntimeImpl untyped;
    private final ModelIndex index;
    private final Misses misses;
    private final Exercise exercise;
    private final Map<String, Published> published = new TreeMap<>();
    private final Map<String, String> leftToTheEngine =
            Collections.synchronizedMap(new TreeMap<>());

    /**
     * A decision that can be asked for.
     *
     * @param outputs their names, in order
     * @param compiled empty if the engine has to make it
     */
    private record Published(
            String name,
            DMNModel model,
            String decisionId,
            List<String> outputs,
            Optional<Compiled> compiled,
            Trust trust) {}

    /**
     * The result of a decision, the names of its outputs in order, the way to it, and what the
     * tables on it missed.
     *
     * @param byEngine whether the engine made it
     */
    record Result(
            boolean byEngine,
            Object value,
            List<String> outputs,
            List<Trace.MadeDecision> decisions,
            List<TableRun> tables) {

        /** All of it but who made it. */
        private Object withoutMaker() {
            return List.of(Optional.ofNullable(value), outputs, decisions, tables);
        }
    }

    DmnModels(Collection<RuleFile> files, Map<String, Origin> originByNamespace) {
        runtime = compile(files);
        Map<String, Decisions.Attempt> compiled = compiled(runtime.getModels());
        guard(runtime.getModels());
        index = new ModelIndex(runtime.getModels(), originByNamespace);
        listener = new TraceListener(index);
        runtime.addListener(listener);
        untyped = new DMNRuntimeImpl(runtime.getRuntimeKB());
        untyped.setOption(STRICT);
        untyped.addListener(listener);
        misses = new Misses(index);
        exercise = new Exercise(index);
        runtime.addListener(exercise);
        refuse("Ids stand twice in the models", index.duplicates());
        runtime.getModels().forEach(model -> publish(model, compiled));
    }

    ModelIndex index() {
        return index;
    }

    Exercise exercise() {
        return exercise;
    }

    Set<String> decisions() {
        return published.keySet();
    }

    Collection<DMNModel> models() {
        return runtime.getModels();
    }

    /** The models that publish some of the decisions. */
    List<PublishedModel> publishing(Set<String> decisions) {
        return models().stream()
                .flatMap(model -> PublishedModel.of(model, index, decisions).stream())
                .toList();
    }

    /**
     * Makes one published decision.
     *
     * @param facts every input by name; null for what is not given
     */
    Result decide(String decision, Map<String, Object> facts, Detail detail) {
        return decide(decision, facts, detail, new Memory());
    }

    /**
     * Makes one of several published decisions about a case.
     *
     * @param detail the same for all of them, and not what the tables missed
     * @param memory what they have in common is made once
     */
    Result decide(String decision, Map<String, Object> facts, Detail detail, Memory memory) {
        Published target = published(decision);
        Optional<Result> compiled = compiled(target, facts, detail, memory);
        if (compiled.isEmpty()) {
            EngineUse.addFallback();
            return judge(runtime, target, facts, detail);
        }
        return target.trust().isRepeated()
                ? repeated(target, facts, detail, compiled.get())
                : compiled.get();
    }

    /** What the engine decides, who is right, unless it takes too much. */
    private Result repeated(
            Published target, Map<String, Object> facts, Detail detail, Result compiled) {
        try {
            Result engine = judge(runtime, target, facts, detail);
            compare(target, compiled.withoutMaker(), engine.withoutMaker());
            return engine;
        } catch (Limits.Exceeded e) {
            Limits.forget();
            return compiled;
        } catch (ProblemException problem) {
            lose(target);
            throw problem;
        }
    }

    /** As {@link #decide}, but by the engine; a compiled decision that differs is given up. */
    Result judge(String decision, Map<String, Object> facts, Detail detail) {
        Published target = published(decision);
        Result engine = byEngine(decision, facts, detail);
        attempted(() -> compiled(target, facts, detail).orElse(null))
                .ifPresent(compiled -> compare(target, compiled, engine.withoutMaker()));
        return engine;
    }

    /** As {@link #decide}, but by the engine alone. */
    Result byEngine(String decision, Map<String, Object> facts, Detail detail) {
        return judge(runtime, published(decision), facts, detail);
    }

    private void compare(Published target, Object compiled, Object engine) {
        if (!compiled.equals(engine)) {
            lose(target);
        }
    }

    private void lose(Published target) {
        EngineUse.addDifference();
        distrust(target.name());
    }

    /** Leaves a decision to the engine from now on, for it came out otherwise. */
    void distrust(String decision) {
        published(decision).trust().lose();
        leftToTheEngine.put(decision, "it came out otherwise");
    }

    /** The decisions that came out otherwise than the engine's. */
    Set<String> distrusted() {
        return published.values().stream()
                .filter(one -> one.trust().isLost())
                .map(Published::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The decisions that are compiled and trusted. */
    Set<String> trusted() {
        return published.values().stream()
                .filter(one -> one.compiled().isPresent() && !one.trust().isLost())
                .map(Published::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * As {@link #decide}, for facts that note what is read of them: a type check would read all.
     */
    Result probe(String decision, Map<String, Object> facts, Detail detail) {
        Published target = published(decision);
        return compiled(target, facts, detail)
                .orElseGet(() -> judge(untyped, target, facts, detail));
    }

    /** The decision compiled and by the engine; a difference ends the trust in the former. */
    BothWays bothWays(String decision, Map<String, Object> facts) {
        Published target = published(decision);
        BothWays made =
                new BothWays(
                        attempted(() -> compiled(target, facts, Detail.VALUES).orElse(null)),
                        attempted(() -> judge(runtime, target, facts, Detail.VALUES))
                                .orElseThrow());
        if (!made.agree()) {
            lose(target);
        }
        return made;
    }

    private static Optional<Object> attempted(Supplier<Result> evaluation) {
        try {
            return Optional.ofNullable(evaluation.get()).map(Result::withoutMaker);
        } catch (ProblemException problem) {
            return Optional.of(List.of(problem.type(), String.valueOf(problem.field())));
        }
    }

    private Published published(String decision) {
        Published target = published.get(decision);
        if (target == null) {
            throw new IllegalArgumentException("No model publishes the decision " + decision);
        }
        return target;
    }

    private Optional<Result> compiled(Published target, Map<String, Object> facts, Detail detail) {
        return compiled(target, facts, detail, new Memory());
    }

    private Optional<Result> compiled(
            Published target, Map<String, Object> facts, Detail detail, Memory memory) {
        if (target.compiled().isEmpty() || target.trust().isLost()) {
            return Optional.empty();
        }
        Limits.part();
        TraceRecorder recorder = new TraceRecorder(index, misses, detail);
        Optional<Compiled.Outcome> outcome =
                target.compiled().get().decide(facts, recorder, memory);
        requireParameters(recorder);
        outcome.ifPresent(made -> memory.keep());
        return outcome.map(made -> result(false, target, made.value(), recorder));
    }

    private Result judge(
            DMNRuntime engine, Published target, Map<String, Object> facts, Detail detail) {
        Limits.part();
        TraceRecorder recorder = new TraceRecorder(index, misses, detail);
        listener.start(recorder);
        try {
            DMNContext context = engine.newContext();
            for (InputDataNode input : target.model().getInputs()) {
                context.set(input.getName(), facts.get(input.getName()));
            }
            DMNResult result = engine.evaluateById(target.model(), context, target.decisionId());
            return checked(target, result, recorder);
        } finally {
            listener.stop();
        }
    }

    /** An engine's warning is never a denial: any message means that there is no decision. */
    private static Result checked(Published target, DMNResult result, TraceRecorder recorder) {
        Limits.requireKept();
        if (result.getMessages().stream().anyMatch(DmnModels::isEndless)) {
            throw Limits.exceeded("calls without end");
        }
        requireParameters(recorder);
        DMNDecisionResult made = result.getDecisionResultById(target.decisionId());
        boolean failed =
                made.getEvaluationStatus() != DMNDecisionResult.DecisionEvaluationStatus.SUCCEEDED;
        if (failed || !result.getMessages().isEmpty()) {
            throw new ProblemException(EVALUATION_FAILED, failure(target.name(), result));
        }
        return result(true, target, made.getResult(), recorder);
    }

    private static Result result(
            boolean byEngine, Published target, Object value, TraceRecorder recorder) {
        return new Result(
                byEngine, value, target.outputs(), recorder.decisions(), recorder.tables());
    }

    private static void requireParameters(TraceRecorder recorder) {
        recorder.missingParameter()
                .ifPresent(
                        name -> {
                            throw ProblemException.atField(
                                    PARAMETER_NOT_FOUND,
                                    name,
                                    "The parameter " + name + " has no value on the decision date");
                        });
    }

    /** The engine looks up names through all rounds of a loop, so long loops end like this too. */
    private static boolean isEndless(DMNMessage message) {
        return message.getException() instanceof StackOverflowError;
    }

    /** Names the place but not the values: they are facts about people. */
    private static String failure(String decision, DMNResult result) {
        List<String> places =
                result.getMessages().stream().map(DMNMessage::getSourceId).distinct().toList();
        return "The rules for %s could not be applied; the engine reported problems at %s"
                .formatted(decision, places);
    }

    private void publish(DMNModel model, Map<String, Decisions.Attempt> compiled) {
        for (var element : model.getDefinitions().getDrgElement()) {
            if (element instanceof DecisionService service) {
                String decision = decided(service);
                Decisions.Attempt attempt = compiled.get(model.getNamespace() + decision);
                if (attempt.compiled().isEmpty()) {
                    leftToTheEngine.put(service.getId(), attempt.unsupported());
                }
                Published before =
                        published.put(
                                service.getId(),
                                new Published(
                                        service.getId(),
                                        model,
                                        decision,
                                        outputs(model, decision),
                                        attempt.compiled(),
                                        new Trust(service.getId())));
                if (before != null) {
                    refuse("Two models publish the same decision", List.of(service.getId()));
                }
            }
        }
    }

    private static List<String> outputs(DMNModel model, String decisionId) {
        DMNType type = model.getDecisionById(decisionId).getResultType();
        return List.copyOf(type.getFields().keySet());
    }

    /** The id of the decision that a service publishes. */
    static String decided(DecisionService service) {
        String href = service.getOutputDecision().get(0).getHref();
        return href.substring(href.indexOf('#') + 1);
    }

    /** Compiles what the engine has read and nobody has wrapped yet; evaluates nothing. */
    private static Map<String, Decisions.Attempt> compiled(Collection<DMNModel> models) {
        Decisions decisions =
                new Decisions(text -> (BaseNode) FeelText.parsed(text, FeelText.Kind.DEFAULT));
        Map<String, Decisions.Attempt> compiled = new HashMap<>();
        for (DMNModel model : models) {
            model.getDefinitions().getDrgElement().stream()
                    .filter(DecisionService.class::isInstance)
                    .map(service -> decided((DecisionService) service))
                    .forEach(
                            id ->
                                    compiled.put(
                                            model.getNamespace() + id,
                                            decisions.compile(model, id)));
        }
        return compiled;
    }

    /** The decisions that are not compiled, and what in them the compiler does not know. */
    Map<String, String> leftToTheEngine() {
        return Map.copyOf(leftToTheEngine);
    }

    private static DMNRuntimeImpl compile(Collection<RuleFile> files) {
        Reader[] readers =
                files.stream().map(RuleFile::content).map(StringReader::new).toArray(Reader[]::new);
        DMNRuntimeImpl runtime = runtime(readers);
        if (runtime.getModels().size() != files.size()) {
            refuse("A model cannot be read", files.stream().map(RuleFile::path).toList());
        }
        runtime.setOption(STRICT);
        runtime.setOption(new RuntimeTypeCheckOption(true));
        refuse("The models do not compile", errors(runtime.getModels()));
        runtime.getModels().forEach(DmnModels::requireSound);
        return runtime;
    }

    private static void guard(Collection<DMNModel> models) {
        List<String> forbidden = CompiledExpressions.guard(models);
        if (!forbidden.isEmpty()) {
            throw new ProblemException(
                    RULE_FORBIDDEN, "Rules must not use " + String.join(", ", forbidden));
        }
    }

    /** The engine lets names stand twice and rows lack cells, and answers with the wrong ones. */
    private static void requireSound(DMNModel model) {
        Set<String> names = new HashSet<>();
        List<String> twice =
                model.getDefinitions().getDrgElement().stream()
                        .filter(
                                one ->
                                        one instanceof Decision
                                                || one instanceof InputData
                                                || one instanceof BusinessKnowledgeModel)
                        .map(NamedElement::getName)
                        .filter(name -> !names.add(name))
                        .map(Excerpt::of)
                        .toList();
        refuse("Names stand twice in " + Excerpt.of(model.getName()), twice);
        List<String> incomplete =
                model.getDefinitions().findAllChildren(DecisionTable.class).stream()
                        .flatMap(table -> new TableCells("", table).incomplete().stream())
                        .map(Diagnostic::row)
                        .toList();
        refuse("Rows have more or fewer cells than their table has columns", incomplete);
    }

    /**
     * The engine throws whatever it stumbles over in a model that breaks the schema or imports what
     * there is not.
     */
    private static DMNRuntimeImpl runtime(Reader[] readers) {
        try {
            DMNRuntimeImpl runtime =
                    (DMNRuntimeImpl)
                            DMNKogito.createGenericDMNRuntime(
                                    Set.of(new RuleFunctions()), false, readers);
            return new DMNRuntimeImpl(new ConfinedModels(runtime.getRuntimeKB()));
        } catch (RuntimeException e) {
            throw new ProblemException(
                    RULE_SET_REJECTED, "The models cannot be read: " + e.getMessage());
        }
    }

    private static Collection<String> errors(Collection<DMNModel> models) {
        Predicate<DMNMessage> isError = message -> message.getLevel() == Message.Level.ERROR;
        return models.stream()
                .flatMap(
                        model ->
                                model.getMessages().stream()
                                        .filter(isError)
                                        .map(message -> model.getName() + ": " + message.getText()))
                .toList();
    }

    private static void refuse(String what, Collection<String> which) {
        if (!which.isEmpty()) {
            throw new ProblemException(RULE_SET_REJECTED, what + ": " + String.join("; ", which));
        }
    }

    /**
     * The models of the layers, bottom first; a higher layer's model replaces the one with the same
     * namespace.
     */
    static Map<String, RuleFile> byNamespace(Layer layer) {
        Map<String, RuleFile> models = new LinkedHashMap<>();
        for (RuleFile file : layer.files()) {
            if (file.isDmn() && models.put(DmnHeader.of(file).namespace(), file) != null) {
                refuse(
                        "Two models have the same namespace",
                        List.of(layer.name() + "/" + file.path()));
            }
        }
        return models;
    }
}
