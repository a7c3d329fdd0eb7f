package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The checked facts of one question.
 *
 * @param values every input by name in the engine's values: decimals, dates, and null for what is
 *     not given
 * @param input the facts as JSON, with the defaults filled in
 * @param missing the optional facts that are not given
 */
record Facts(Map<String, Object> values, ObjectNode input, List<MissingFact> missing) {}
