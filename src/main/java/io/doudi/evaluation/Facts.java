package io.doudi.evaluation;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The checked facts of one question.
 *
 * @param given the facts with the defaults filled in
 * @param missing the optional facts that are not given
 * @param rows the rows that were hit while they were checked and completed
 */
record Facts(Variant given, List<MissingFact> missing, Supplier<Set<String>> rows) {}
