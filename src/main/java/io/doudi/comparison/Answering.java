package io.doudi.comparison;

import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.InForce;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rules of one side, found once for each day. */
final class Answering {

    private final Side side;
    private final Function<LocalDate, InForce> choice;
    private final Function<InForce, KnowledgeBase> compiled;
    private final Map<LocalDate, Object> chosen = new ConcurrentHashMap<>();

    /**
     * A side.
     *
     * @param choice the versions that answer on a day; throws a problem if there are none
     * @param compiled gives their knowledge base; throws a problem if they do not compile
     */
    Answering(
            Side side,
            Function<LocalDate, InForce> choice,
            Function<InForce, KnowledgeBase> compiled) {
        this.side = side;
        this.choice = choice;
        this.compiled = compiled;
    }

    /** What answers on a day. */
    record Chosen(InForce inForce, Set<String> decisions) {}

    Side side() {
        return side;
    }

    /** The day of the law for a case. */
    LocalDate asOf(ComparedCase one) {
        return side.asOf().or(one::asOf).orElseThrow();
    }

    /** What answers on a day; throws the problem if nothing does. */
    Chosen on(LocalDate day) {
        Object found = chosen.computeIfAbsent(day, this::find);
        if (found instanceof ProblemException problem) {
            throw problem;
        }
        return (Chosen) found;
    }

    /** Whether there are rules for a decision on a day. */
    boolean canAnswer(String decision, LocalDate day) {
        return chosen.computeIfAbsent(day, this::find) instanceof Chosen found
                && found.decisions().contains(decision);
    }

    KnowledgeBase knowledgeBase(InForce inForce) {
        return compiled.apply(inForce);
    }

    private Object find(LocalDate day) {
        try {
            InForce inForce = choice.apply(day);
            return new Chosen(inForce, compiled.apply(inForce).decisions());
        } catch (ProblemException problem) {
            return problem;
        }
    }

    /** The same rules, answered by others that are made of them. */
    Answering with(
            Function<InForce, InForce> change, Function<InForce, KnowledgeBase> otherCompiled) {
        return new Answering(side, choice.andThen(change), otherCompiled);
    }
}
