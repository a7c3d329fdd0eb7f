package io.doudi.evaluation;

import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.problem.ProblemException;
import java.util.Optional;
import java.util.Set;

/**
 * One case tried: what came out or what the problem was, and what it exercised, in the tables of
 * the request too.
 *
 * @param places the rows and DRL rules that were hit
 * @param limits the limits that a compared value lay on exactly
 */
public record Trial(
        Optional<Decided> decided,
        Optional<ProblemException> problem,
        Set<Place> places,
        Set<Limit> limits) {

    public Trial {
        places = Set.copyOf(places);
        limits = Set.copyOf(limits);
    }
}
