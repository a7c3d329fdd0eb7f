package io.doudi.ruleset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.RuleFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A case of a rule set: named facts with the outcome that they must have, and the clause that says
 * so.
 *
 * @param name what the case shows, one sentence in Chinese
 * @param clause the item of the document that decides it, for example {@code 二(三)}
 * @param region whose question it is, for example {@code DAZHOU}
 * @param asOf the decision date
 * @param decision the decision that is asked for, for example {@code temporaryAssistance}
 * @param input the facts
 * @param expect outputs that the outcome must have, or {@code error} with code and field
 * @param hits rule ids and ids of rows that must take part
 */
public record Case(
        String name,
        String clause,
        String region,
        LocalDate asOf,
        String decision,
        JsonNode input,
        JsonNode expect,
        List<String> hits) {

    private static final String FOLDER = "cases/";
    static final String ERROR = "error";

    public Case {
        hits = List.copyOf(hits);
    }

    /** The ids of the rules that must take part. */
    public Set<String> ruleIds() {
        return hits.stream()
                .map(Register.RULE_ID::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The code and the field of the problem with which the request must be refused. */
    public Optional<JsonNode> expectedError() {
        return Optional.ofNullable(expect.get(ERROR));
    }

    /** All of it as one tree, named as in the file. */
    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", name)
                .put("clause", clause)
                .put("region", region)
                .put("asOf", asOf.toString())
                .put("decision", decision)
                .<ObjectNode>set("input", input)
                .set("expect", expect);
        hits.forEach(tree.putArray("hits")::add);
        return tree;
    }

    static boolean isCases(RuleFile file) {
        return file.path().startsWith(FOLDER) && file.path().endsWith(".yaml");
    }

    /** Reads the cases of one file; what is wrong is said with its place. */
    static List<Case> of(RuleFile file) {
        return YamlFile.list(file, new TypeReference<>() {});
    }
}
