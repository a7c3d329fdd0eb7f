package io.doudi.evaluation;

import java.util.List;

/**
 * The checked facts of one question.
 *
 * @param given the facts with the defaults filled in
 * @param missing the optional facts that are not given
 */
record Facts(Variant given, List<MissingFact> missing) {}
