package io.doudi.evaluation;

import io.doudi.evaluation.Evaluation.Assumption;
import java.util.List;
import java.util.Map;

/**
 * The checked facts of one question, in the engine's values: decimals, dates, and null for what is
 * not given.
 *
 * @param values every input by name
 * @param assumptions the defaults among them
 */
record Facts(Map<String, Object> values, List<Assumption> assumptions) {}
