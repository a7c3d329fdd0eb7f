package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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

    private static final int MAX_DIGITS = 34;

    private final DmnModels models;
    private final InputSchema schema;
    private final Map<String, SchemaCheck> checks = new ConcurrentHashMap<>();
    private final Map<String, List<FactDefault>> defaults = new ConcurrentHashMap<>();

    InputContract(DmnModels models) {
        this.models = models;
        this.schema = new InputSchema(models.models());
    }

    /** The JSON Schema of the input of a decision, with what it requires in all of the regions. */
    ObjectNode schema(String decision, Collection<String> regions) {
        return schema.requiring(required(decision, regions)).json();
    }

    /**
     * Checks the facts and completes them; throws the first problem in the order of the catalogue.
     */
    Facts read(Question question) {
        refuseMonsters(question.input(), "");
        SchemaCheck check = check(question.decision(), question.region());
        Optional<InputProblem> problem = check.firstProblem(question.input());
        if (problem.isPresent()) {
            throw earlierContradiction(question, check, problem.get())
                    .orElseGet(() -> problem.get().asException());
        }
        ObjectNode input = question.input().deepCopy();
        List<MissingFact> missing = missing(question, input, check.document());
        Map<String, Object> values = values(question, new FeelValues(check.document()), input);
        Optional<ProblemException> contradiction =
                contradictions(values, group -> true).findFirst();
        if (contradiction.isPresent()) {
            throw contradiction.get();
        }
        return new Facts(values, input, missing);
    }

    /** Completes the input with the defaults; says what was missing. */
    private List<MissingFact> missing(
            Question question, ObjectNode input, SchemaDocument document) {
        OtherValues values = new OtherValues(document, question.asOf());
        List<MissingFact> missing = new ArrayList<>();
        for (FactDefault fact : defaults(question)) {
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

    /** Asks the tables of the request about a question, whatever was kept from earlier ones. */
    void exercise(Question question) {
        rows(REQUIRED_FACTS, question.decision(), question.region());
        rows(DEFAULT_FACTS, question.decision(), question.region());
    }

    /** The values of other facts of the same shape. */
    Map<String, Object> values(Question question, ObjectNode input) {
        SchemaDocument document = check(question.decision(), question.region()).document();
        return values(question, new FeelValues(document), input);
    }

    /** The values of other facts of the same shape; they note what is read of them. */
    Map<String, Object> values(Question question, ObjectNode input, ReadFacts reads) {
        SchemaDocument document = check(question.decision(), question.region()).document();
        return values(question, new FeelValues(document, reads), input);
    }

    /** Whether other facts of the same shape do not contradict each other. */
    boolean isPossible(Question question, ObjectNode input) {
        return contradictions(values(question, input), group -> true).findAny().isEmpty();
    }

    /** A contradiction in the groups of facts before the one with the problem is reported first. */
    private Optional<ProblemException> earlierContradiction(
            Question question, SchemaCheck check, InputProblem problem) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        for (String group : check.document().groups()) {
            if (group.equals(problem.group())) {
                break;
            }
            if (question.input().has(group)) {
                before.set(group, question.input().get(group));
            }
        }
        FeelValues values = new FeelValues(check.document());
        return contradictions(values(question, values, before), before::has).findFirst();
    }

    private static Map<String, Object> values(
            Question question, FeelValues feel, ObjectNode input) {
        Map<String, Object> values = feel.of(input);
        values.put("asOf", question.asOf());
        values.put("region", question.region());
        values.put("decision", question.decision());
        return values;
    }

    /** The contradictions in the facts, as far as they stand in the groups, first things first. */
    private Stream<ProblemException> contradictions(
            Map<String, Object> values, Predicate<String> groups) {
        Object found = models.decide(INPUT_PROBLEMS, values, Detail.ROWS).value();
        List<?> problems = found instanceof List<?> list ? list : List.of();
        return problems.stream()
                .map(problem -> (Map<?, ?>) problem)
                .filter(problem -> groups.test(group((String) problem.get("field"))))
                .map(InputContract::asException);
    }

    private static String group(String field) {
        return field.split("\\.", 2)[0];
    }

    private static ProblemException asException(Map<?, ?> problem) {
        ProblemType type = ProblemType.valueOf((String) problem.get("code"));
        return ProblemException.atField(
                type, (String) problem.get("field"), String.valueOf(problem.get("detail")));
    }

    private SchemaCheck check(String decision, String region) {
        return checks.computeIfAbsent(
                decision + " " + region,
                key -> new SchemaCheck(schema.requiring(required(decision, List.of(region)))));
    }

    private Set<String> required(String decision, Collection<String> regions) {
        return regions.stream()
                .map(region -> required(decision, region))
                .reduce(
                        (some, others) -> {
                            some.retainAll(others);
                            return some;
                        })
                .orElseThrow();
    }

    private Set<String> required(String decision, String region) {
        Set<String> paths = new LinkedHashSet<>();
        rows(REQUIRED_FACTS, decision, region).forEach(path -> paths.add((String) path));
        return paths;
    }

    private List<FactDefault> defaults(Question question) {
        return defaults.computeIfAbsent(
                question.decision() + " " + question.region(),
                key ->
                        rows(DEFAULT_FACTS, question.decision(), question.region()).stream()
                                .map(row -> FactDefault.of((Map<?, ?>) row))
                                .toList());
    }

    private List<?> rows(String table, String decision, String region) {
        Map<String, Object> names = new HashMap<>();
        names.put("decision", decision);
        names.put("region", region);
        return (List<?>) models.decide(table, names, Detail.ROWS).value();
    }

    /**
     * A number with a huge exponent costs time and memory in every comparison; it is refused before
     * all else.
     */
    private static void refuseMonsters(JsonNode node, String path) {
        if (node.isNumber() && isMonster(node.decimalValue())) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, path, "%s has more than %d digits".formatted(path, MAX_DIGITS));
        }
        if (node.isArray()) {
            node.forEach(item -> refuseMonsters(item, path));
        }
        node.properties()
                .forEach(
                        field ->
                                refuseMonsters(
                                        field.getValue(),
                                        path.isEmpty()
                                                ? field.getKey()
                                                : path + "." + field.getKey()));
    }

    private static boolean isMonster(BigDecimal number) {
        return number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS;
    }
}
