package io.doudi.ruleset;

import com.fasterxml.jackson.core.type.TypeReference;
import io.doudi.evaluation.RuleFile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one document says, as a version registers it in its {@code clauses.yaml}.
 *
 * @param document number or title
 * @param clauses the rules that can be computed
 * @param notComputable the statements that cannot
 */
public record Register(String document, List<Clause> clauses, List<Statement> notComputable) {

    private static final String FILE = "clauses.yaml";
    static final Pattern RULE_ID = Pattern.compile("[A-Z]{2}-[A-Z]{2}-\\d{2}");

    public Register {
        clauses = List.copyOf(clauses);
        notComputable = List.copyOf(notComputable);
    }

    /**
     * A rule of the document.
     *
     * @param id the rule id that models, rules and explanations name
     * @param title what it says, in a few Chinese words
     * @param item where it stands in the document
     * @param decision the decision that it serves
     */
    public record Clause(String id, String title, String item, String decision) {
        public Clause {
            if (!RULE_ID.matcher(id).matches()) {
                throw new IllegalArgumentException(id + " is not a rule id such as DZ-IN-01");
            }
        }
    }

    /**
     * A statement without a decision about a person.
     *
     * @param item where it stands in the document
     * @param reason why it cannot be computed
     * @param use what it is used for instead
     */
    public record Statement(String item, String statement, String reason, String use) {}

    static boolean isRegister(RuleFile file) {
        return file.path().equals(FILE);
    }

    /** Reads the register of a version; what is wrong is said with its place. */
    static List<Register> of(RuleFile file) {
        return YamlFile.list(file, new TypeReference<>() {});
    }
}
