package io.doudi.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an evaluation ended in. */
public sealed interface Evaluation {

    /**
     * The rules came to an outcome, for or against or handed to an officer.
     *
     * @param outcome the decision's outputs by name; amounts are yuan, rounded once to the fen
     * @param assumptions the defaults that stood in for facts that were not given
     * @param trace how the outcome came about
     */
    record Decided(Map<String, Object> outcome, List<Assumption> assumptions, Trace trace)
            implements Evaluation {
        public Decided {
            outcome = Collections.unmodifiableMap(new LinkedHashMap<>(outcome));
            assumptions = List.copyOf(assumptions);
        }
    }

    /** Facts are missing and the caller wanted to be asked rather than to have defaults assumed. */
    record Undetermined(List<Assumption> missingFacts) implements Evaluation {
        public Undetermined {
            missingFacts = List.copyOf(missingFacts);
        }
    }

    /**
     * A fact that was not given and the default that the rule set names for it.
     *
     * @param field the path of the fact without list indexes
     * @param value the default; null if the fact is only asked for
     * @param question how staff ask for the fact, in Chinese
     * @param ruleIds the rules that read it
     * @param places where it is missing, as JSON Pointers into the input
     */
    record Assumption(
            String field,
            Object value,
            String question,
            List<String> ruleIds,
            List<String> places) {
        public Assumption {
            ruleIds = List.copyOf(ruleIds);
            places = List.copyOf(places);
        }
    }
}
