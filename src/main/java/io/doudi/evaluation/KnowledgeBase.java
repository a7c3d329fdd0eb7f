package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Evaluation.Assumption;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Evaluation.Undetermined;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.evaluation.Trace.Finding;
import io.doudi.evaluation.Tries.Made;
import io.doudi.evaluation.compiled.Memory;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.openapi.DMNOASGeneratorFactory;

/**
 * A compiled rule set with the layers below it: immutable, shared by all threads. Facts go in, an
 * outcome with its trace comes out; nothing is remembered.
 */
public final class KnowledgeBase {

    /** The engine that decides, with its version. */
    public static final String ENGINE = "KIE " + EngineVersion.TEXT;

    private static final Set<String> INTERNAL =
            Set.of(
                    InputContract.REQUIRED_FACTS,
                    InputContract.DEFAULT_FACTS,
                    InputContract.INPUT_PROBLEMS);
    private static final String ERROR = "error";

    private final DmnModels models;
    private final DrlRules rules;
    private final InputContract contract;

    private KnowledgeBase(DmnModels models, DrlRules rules) {
        this.models = models;
        this.rules = rules;
        this.contract = new InputContract(models);
    }

    /**
     * Compiles layers, bottom first.
     *
     * @throws ProblemException RULE_SET_REJECTED with what is wrong and where
     */
    public static KnowledgeBase compile(List<Layer> layers) {
        layers.forEach(layer -> layer.files().forEach(RuleFile::requireHarmless));
        try {
            return compiled(Sources.of(layers));
        } catch (RuntimeException | StackOverflowError e) {
            throw Engine.rejected(e);
        }
    }

    private static KnowledgeBase compiled(Sources sources) {
        DmnModels models = new DmnModels(sources.models(), sources.originByNamespace());
        FactTypes types = new FactTypes(models.models());
        return new KnowledgeBase(
                models, new DrlRules(sources.rules(), types, sources.originByPackage()));
    }

    /** The names of the decisions that can be asked for. */
    public Set<String> decisions() {
        Set<String> decisions = new TreeSet<>(models.decisions());
        decisions.removeAll(INTERNAL);
        return decisions;
    }

    /** The models that publish {@link #decisions()}. */
    public List<PublishedModel> models() {
        return models.publishing(decisions());
    }

    /**
     * The JSON Schema of the types of {@link #models()} and of what goes in and comes out, as KIE
     * writes it.
     */
    public ObjectNode definitions() {
        Set<String> publishing =
                models().stream().map(PublishedModel::namespace).collect(Collectors.toSet());
        List<DMNModel> all =
                models.models().stream()
                        .filter(model -> publishing.contains(model.getNamespace()))
                        .toList();
        return DMNOASGeneratorFactory.generator(all).build().getJsonSchemaNode();
    }

    /**
     * The JSON Schema of the input of one decision, with the facts that it requires in all of the
     * regions.
     */
    public ObjectNode schema(String decision, Collection<String> regions) {
        return contract.schema(decision, regions);
    }

    /** The JSON Schema of the facts, whatever is asked: nothing is required. */
    public ObjectNode schema() {
        return contract.schema();
    }

    /**
     * Refuses facts that no decision could read: of the wrong shape, or contradicting each other.
     * What a decision requires is left to it.
     *
     * @throws ProblemException the first problem in the order of the catalogue
     */
    public void requireReadable(String region, LocalDate asOf, ObjectNode facts) {
        contract.requireReadable(
                new Question("", region, asOf, facts, Missing.ASSUME, Detail.ROWS));
    }

    /** Every row, formula, decision and DRL rule with where it stands. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>(models.index().places());
        places.addAll(rules.places());
        return places;
    }

    /** Every limit in the cells of the tables. */
    public Set<Limit> limits() {
        return models.index().limits();
    }

    /**
     * Tries one case and notes what it exercises; a problem is part of the answer.
     *
     * @throws IllegalArgumentException if the decision is not one of {@link #decisions()}
     */
    public Trial trial(Question question) {
        Exercise.Noted noted = models.exercise().start();
        try {
            contract.exercise(question);
            Facts facts = contract.read(question);
            Decided decided =
                    Engine.limited(
                            () ->
                                    decided(
                                            question,
                                            facts.given(),
                                            judged(question, facts.given())));
            decided.trace().findings().forEach(found -> noted.rows().add(DrlRules.place(found)));
            return new Trial(Optional.of(decided), Optional.empty(), noted.rows(), noted.limits());
        } catch (ProblemException problem) {
            return new Trial(Optional.empty(), Optional.of(problem), noted.rows(), noted.limits());
        } finally {
            models.exercise().stop();
        }
    }

    /**
     * Decides one case.
     *
     * @throws IllegalArgumentException if the decision is not one of {@link #decisions()}
     * @throws ProblemException if a fact is wrong, a parameter has no value or the engine reports
     *     anything
     */
    public Evaluation evaluate(Question question) {
        EngineUse.addDecision();
        return Engine.limited(() -> evaluated(question));
    }

    /** A case about which several decisions are asked. */
    public AskedCase ask(String region, LocalDate asOf, ObjectNode facts, Detail detail) {
        Question question = new Question("", region, asOf, facts, Missing.ASSUME, detail);
        return new AskedCase(this, question, contract.facts(question));
    }

    /** Decides one of several questions about a case. */
    Reached decide(Question question, CaseFacts facts, Memory memory) {
        EngineUse.addDecision();
        return Engine.limited(
                () -> {
                    InputContract.Completed completed = contract.complete(question, facts);
                    DmnModels.Result result =
                            models.decide(
                                    question.decision(),
                                    completed.values(),
                                    question.detail(),
                                    memory);
                    Decided decided = decided(question, completed::values, result);
                    List<Set<String>> rows = new ArrayList<>(completed.rows());
                    rows.add(decided.trace().rows());
                    return new Reached(decided, new Way(rows));
                });
    }

    /** An outcome with the way to it. */
    public record Reached(Decided decided, Way way) {}

    /**
     * Whether a cell can change nothing for who does not hit its row: a result of a table that
     * looks at no other row's results.
     *
     * @param column from 1, over conditions and results
     */
    public boolean isForHits(String row, int column) {
        return models.index()
                .row(row)
                .filter(one -> one.isAlone() && column > one.columns().size())
                .isPresent();
    }

    private Evaluation evaluated(Question question) {
        Facts facts = contract.read(question);
        Probe probe = probe(question);
        Attempt attempt = attempt(question, facts.given(), probe);
        List<Assumption> matter = matter(question, facts, probe);
        return question.missing() == Missing.ASK && !matter.isEmpty()
                ? new Undetermined(matter)
                : attempt.decided(matter);
    }

    /** Decides; what is found out by that about the facts need not be asked again. */
    private Attempt attempt(Question question, Variant facts, Probe probe) {
        Made made = new Tries(given -> decide(question, given)).of(facts);
        Attempt attempt = Attempt.of(() -> decided(question, facts, made.required()));
        boolean isNoted = made.result() != null && !made.result().byEngine();
        if (isNoted && question.missing() != Missing.ASK) {
            probe.add(facts, made, attempt);
        }
        return attempt;
    }

    private DmnModels.Result decide(Question question, Variant facts) {
        return models.decide(
                question.decision(), InputContract.values(question, facts), question.detail());
    }

    private DmnModels.Result judged(Question question, Variant facts) {
        return models.judge(
                question.decision(), InputContract.values(question, facts), question.detail());
    }

    private Probe probe(Question question) {
        Detail detail = question.missing() == Missing.ASK ? Detail.MISSES : Detail.ROWS;
        Tries tables =
                new Tries(
                        facts ->
                                models.probe(
                                        question.decision(),
                                        InputContract.values(question, facts),
                                        detail));
        return new Probe(tables, rules, (facts, result) -> decided(question, facts, result));
    }

    /** The missing facts that could change what comes out. */
    private List<Assumption> matter(Question question, Facts facts, Probe probe) {
        Tries problems = new Tries(given -> contract.problems(question, given));
        return new Relevance(
                        facts,
                        probe::run,
                        given -> InputContract.isNone(problems.of(given).required()))
                .find();
    }

    /** Decides one case twice; what differs is an error of the compiler. */
    public BothWays bothWays(Question question) {
        return bothWays(question, contract.read(question).given());
    }

    /**
     * Decides made-up cases compiled and by the engine. Decisions that differ are left to the
     * engine from then on.
     *
     * @param each how many cases for each decision
     * @return the first difference of each decision that has one
     */
    public Map<String, BothWays> differences(String region, LocalDate asOf, int each) {
        Map<String, BothWays> differences = new TreeMap<>();
        for (String decision : comparable()) {
            difference(decision, region, asOf, new MadeUp(0, each))
                    .ifPresent(made -> differences.put(decision, made));
        }
        return differences;
    }

    /** The decisions that are compiled, trusted and made from the facts of a case. */
    public Set<String> comparable() {
        Set<String> comparable = models.trusted();
        comparable.remove(InputContract.REQUIRED_FACTS);
        comparable.remove(InputContract.DEFAULT_FACTS);
        return comparable;
    }

    /**
     * Some made-up cases, always the same.
     *
     * @param portion which, from 0
     * @param cases how many
     */
    public record MadeUp(int portion, int cases) {}

    /**
     * The first of some made-up cases that is decided otherwise than by the engine, which decides
     * from then on. Nothing can be said of rules that take too much.
     */
    public Optional<BothWays> difference(
            String decision, String region, LocalDate asOf, MadeUp some) {
        Question question =
                new Question(
                        decision,
                        region,
                        asOf,
                        JsonNodeFactory.instance.objectNode(),
                        Missing.ASSUME,
                        Detail.VALUES);
        Random random = new Random(decision.hashCode() + ((long) some.portion() << Integer.SIZE));
        try {
            return contract.madeUp(question, random)
                    .limit(some.cases())
                    .map(facts -> bothWays(question, facts))
                    .filter(made -> !made.agree())
                    .findFirst();
        } catch (ProblemException tooMuch) {
            return Optional.empty();
        }
    }

    /** Leaves a decision to the engine from now on. */
    public void distrust(String decision) {
        models.distrust(decision);
    }

    /** The decisions that came out otherwise than the engine's and are left to it. */
    public Set<String> distrusted() {
        return models.distrusted();
    }

    private BothWays bothWays(Question question, Variant facts) {
        return Engine.limited(
                () -> models.bothWays(question.decision(), InputContract.values(question, facts)));
    }

    /** The decisions that only the engine makes, and what in them the compiler does not know. */
    public Map<String, String> leftToTheEngine() {
        return models.leftToTheEngine();
    }

    private Decided decided(Question question, Variant facts, DmnModels.Result result) {
        return decided(question, () -> InputContract.values(question, facts), result);
    }

    private Decided decided(
            Question question, Supplier<Map<String, Object>> facts, DmnModels.Result result) {
        Map<String, Object> outcome = outcome(result);
        List<Finding> found = rules.find(question, facts, result.decisions(), outcome.keySet());
        List<Finding> findings = applied(found, outcome);
        return new Decided(outcome, List.of(), new Trace(result.decisions(), findings));
    }

    /** Checks the facts of a question without deciding it. */
    public void check(Question question) {
        contract.read(question);
    }

    /** The outputs; an output {@code error} is how the tables refuse a request. */
    private static Map<String, Object> outcome(DmnModels.Result result) {
        Map<?, ?> values = (Map<?, ?>) result.value();
        Map<String, Object> outcome = new LinkedHashMap<>();
        result.outputs().forEach(name -> outcome.put(name, values.get(name)));
        values.forEach((name, output) -> outcome.putIfAbsent((String) name, output));
        if (outcome.remove(ERROR) instanceof Map<?, ?> error) {
            throw ProblemException.atField(
                    ProblemType.valueOf((String) error.get("code")),
                    (String) error.get("field"),
                    String.valueOf(error.get("detail")));
        }
        return outcome;
    }

    /** The findings that have a place in the outcome, once they are in it. */
    private static List<Finding> applied(List<Finding> findings, Map<String, Object> outcome) {
        List<Finding> applied = new ArrayList<>();
        for (Finding finding : findings) {
            if (outcome.containsKey(finding.field())) {
                outcome.merge(finding.field(), finding.value(), KnowledgeBase::merged);
                applied.add(finding);
            }
        }
        return applied;
    }

    private static Object merged(Object before, Object found) {
        if (!(before instanceof List<?> list)) {
            return found;
        }
        Set<Object> all = new LinkedHashSet<>(list);
        all.add(found);
        return new ArrayList<>(all);
    }
}
