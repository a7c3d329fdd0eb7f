package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.DmnModels.Result;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request must look like. The shape comes from the item definitions; what a decision
 * requires, the defaults of optional facts and the contradictions come from three decisions of the
 * rule set itself.
 */
final class InputContract {

    static final String REQUIRED_FACTS = "requiredFacts";
    static final String DEFAULT_FACTS = "defaultFacts";
    static final String INPUT_PROBLEMS = "inputProblems";

    private final DmnModels models;
    private final InputSchema schema;
    private final FactKind.Of kind;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, Defaults> defaults = new ConcurrentHashMap<>();

    /**
     * The shape of the facts of one decision in one region, and how they are read.
     *
     * @param rows that say what is required
     */
    private record Shape(SchemaCheck check, Set<String> rows) {
        SchemaDocument document() {
            return check.document();
        }
    }

    /**
     * The defaults of a decision in one region.
     *
     * @param assumed those with a value, by the group of facts that they belong to
     * @param rows that say so
     */
    private record Defaults(
            List<FactDefault> facts, Map<String, List<FactDefault>> assumed, Set<String> rows) {}

    /**
     * The facts that a decision is made from.
     *
     * @param values every input by its name
     * @param rows the rows that were hit while they were checked and completed
     */
    record Completed(Map<String, Object> values, List<Set<String>> rows) {}

    InputContract(DmnModels models) {
        this.models = models;
        this.schema = new InputSchema(models.models());
        this.kind = FactKind.of(schema.requiring(Set.of()));
    }

    /** The JSON Schema of the input of a decision, with what it requires in all of the regions. */
    ObjectNode schema(String decision, Collection<String> regions) {
        return schema.requiring(required(decision, regions)).json();
    }

    /** The JSON Schema of the facts, whatever is asked: nothing is required. */
    ObjectNode schema() {
        return bare().document().json();
    }

    /** Refuses facts of the wrong shape, and contradictions that do not depend on the decision. */
    void requireReadable(Question question) {
        Shape shape = bare();
        refuse(shape.check().firstProblems(question.input()).values().stream().findFirst());
        Variant facts = facts((ObjectNode) question.input());
        refuse(contradictions(question, shape, facts).stream().findFirst());
    }

    private Shape bare() {
        return shapes.computeIfAbsent("", any -> shape(Set.of(), Set.of()));
    }

    private Shape shape(Set<String> required, Set<String> rows) {
        return new Shape(SchemaCheck.of(schema.requiring(required)), rows);
    }

    /**
     * Checks the facts and completes them; throws the first problem in the order of the catalogue.
     */
    Facts read(Question question) {
        Shape shape = shape(question);
        refuse(firstProblem(question, shape));
        ObjectNode input = question.input().deepCopy();
        List<MissingFact> missing = missing(question, input, shape.document());
        Variant given = facts(input);
        refuse(contradictions(question, shape, given).stream().findFirst());
        return new Facts(given, missing);
    }

    /** The facts of a case, of which several decisions will be made. */
    CaseFacts facts(Question question) {
        return new CaseFacts((ObjectNode) question.input(), kind);
    }

    /** As {@link #read}, with what was read for other decisions; what is missing is not told. */
    Completed complete(Question question, CaseFacts known) {
        Shape shape = shape(question);
        if (!known.areRight(shape.check())) {
            refuse(firstProblem(question, shape));
        }
        Defaults defaults = defaults(question);
        Fact facts = known.completed(defaults.assumed(), shape.document());
        Map<String, Object> values = values(question, Variant.unchanged(facts));
        Result checked = models.decide(INPUT_PROBLEMS, values, Detail.ROWS);
        refuse(contradictions(shape, checked).stream().findFirst());
        return new Completed(values, List.of(shape.rows(), defaults.rows(), hit(checked)));
    }

    private Optional<InputProblem> firstProblem(Question question, Shape shape) {
        return new FirstProblem(
                        shape.check(), given -> contradictions(question, shape, facts(given)))
                .of(question.input());
    }

    /** Made-up facts for a decision, as many as wanted. */
    Stream<Variant> madeUp(Question question, Random random) {
        Shape shape = shape(question);
        RandomFacts facts =
                new RandomFacts(shape.document(), models.index(), question.asOf(), random);
        return Stream.generate(facts::next)
                .filter(made -> shape.check().firstProblems(made).isEmpty())
                .map(this::facts);
    }

    private Variant facts(ObjectNode checked) {
        return Variant.unchanged(kind.read(checked, new Noted()));
    }

    private static void refuse(Optional<InputProblem> problem) {
        if (problem.isPresent()) {
            throw problem.get().asException();
        }
    }

    /** Completes the input with the defaults; says what was missing. */
    private List<MissingFact> missing(
            Question question, ObjectNode input, SchemaDocument document) {
        OtherValues values = new OtherValues(document, question.asOf());
        List<MissingFact> missing = new ArrayList<>();
        for (FactDefault fact : defaults(question).facts()) {
            if (fact.isAssumed() || question.missing() == Missing.ASK) {
                List<FactPlace> places = fact.missing(input, document);
                MissingFact.of(fact, places, values).forEach(missing::add);
                if (fact.isAssumed()) {
                    places.forEach(place -> place.set(input, fact.json()));
                }
            }
        }
        return missing;
    }

    /**
     * Asks the tables of the request about a question, whatever was kept from earlier ones; it is
     * the engine that tells which rows were hit.
     */
    void exercise(Question question) {
        Map<String, Object> names = names(question.decision(), question.region());
        models.byEngine(REQUIRED_FACTS, names, Detail.ROWS);
        models.byEngine(DEFAULT_FACTS, names, Detail.ROWS);
    }

    /** Every input by its name, for the rules. */
    static Map<String, Object> values(Question question, Variant facts) {
        Map<String, Object> values = new HashMap<>(facts.root());
        values.put("asOf", question.asOf());
        values.put("region", question.region());
        values.put("decision", question.decision());
        return values;
    }

    /** What contradicts in some facts, as the rules say it. */
    Result problems(Question question, Variant facts) {
        return models.probe(INPUT_PROBLEMS, values(question, facts), Detail.ROWS);
    }

    /** Whether there is no contradiction. */
    static boolean isNone(Result problems) {
        return !(problems.value() instanceof List<?> list) || list.isEmpty();
    }

    /** The contradictions in the facts, first things first. */
    private List<InputProblem> contradictions(Question question, Shape shape, Variant facts) {
        return contradictions(
                shape, models.decide(INPUT_PROBLEMS, values(question, facts), Detail.ROWS));
    }

    private static List<InputProblem> contradictions(Shape shape, Result checked) {
        List<?> problems = checked.value() instanceof List<?> list ? list : List.of();
        return problems.stream()
                .map(problem -> contradiction(shape.document(), (Map<?, ?>) problem))
                .toList();
    }

    /** The rows that were hit. */
    private static Set<String> hit(Result result) {
        return new Trace(result.decisions(), List.of()).rows();
    }

    private static InputProblem contradiction(SchemaDocument document, Map<?, ?> problem) {
        return new InputProblem(
                ProblemType.valueOf((String) problem.get("code")),
                document.locate((String) problem.get("field")),
                () -> String.valueOf(problem.get("detail")),
                false);
    }

    private Shape shape(Question question) {
        return shapes.computeIfAbsent(
                question.decision() + " " + question.region(),
                key -> {
                    Result table = table(REQUIRED_FACTS, question.decision(), question.region());
                    return shape(paths(table), hit(table));
                });
    }

    private Set<String> required(String decision, Collection<String> regions) {
        return regions.stream()
                .map(region -> paths(table(REQUIRED_FACTS, decision, region)))
                .reduce(
                        (some, others) -> {
                            some.retainAll(others);
                            return some;
                        })
                .orElseThrow();
    }

    private static Set<String> paths(Result table) {
        Set<String> paths = new LinkedHashSet<>();
        ((List<?>) table.value()).forEach(path -> paths.add((String) path));
        return paths;
    }

    private Defaults defaults(Question question) {
        return defaults.computeIfAbsent(
                question.decision() + " " + question.region(),
                key -> {
                    Result table = table(DEFAULT_FACTS, question.decision(), question.region());
                    List<FactDefault> facts =
                            ((List<?>) table.value())
                                    .stream().map(row -> FactDefault.of((Map<?, ?>) row)).toList();
                    Map<String, List<FactDefault>> assumed =
                            facts.stream()
                                    .filter(FactDefault::isAssumed)
                                    .collect(Collectors.groupingBy(FactDefault::group));
                    return new Defaults(facts, assumed, hit(table));
                });
    }

    private Result table(String table, String decision, String region) {
        return models.decide(table, names(decision, region), Detail.ROWS);
    }

    private static Map<String, Object> names(String decision, String region) {
        Map<String, Object> names = new HashMap<>();
        names.put("decision", decision);
        names.put("region", region);
        return names;
    }
}
