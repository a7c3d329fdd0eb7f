package io.doudi.ruleset;

import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.Inspection;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Check.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What every version passes before it is published: its files, tables and cells are inspected, it
 * is compiled with everything that it will answer with, its cases are run, and its benefits and
 * parameters are looked at. Errors block; warnings need a reason.
 */
@ApplicationScoped
public class Gate {

    private final KnowledgeBases knowledgeBases;
    private final CaseStep cases;
    private final CompiledStep compiled;
    private final BenefitStep benefits;
    private final ConstraintStep constraints;
    private final RuleSetConfig config;
    private final InstantSource clock;

    Gate(
            KnowledgeBases knowledgeBases,
            CaseStep cases,
            CompiledStep compiled,
            BenefitStep benefits,
            ConstraintStep constraints,
            RuleSetConfig config,
            InstantSource clock) {
        this.knowledgeBases = knowledgeBases;
        this.cases = cases;
        this.compiled = compiled;
        this.benefits = benefits;
        this.constraints = constraints;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Looks at a version that is not published yet.
     *
     * @param current what is published
     * @param lineage the version that it was made from, and those before
     */
    CheckReport run(
            RuleSets current,
            RuleSetVersion candidate,
            List<RuleSetVersion> lineage,
            Progress progress) {
        Instant now = current.now(clock.instant());
        Substitution substitution = Substitution.of(current, candidate, lineage, now);
        List<Diagnostic> found = new ArrayList<>();
        progress.at(Step.INSPECT, 0, 1);
        found.addAll(inspected(substitution));
        found.addAll(Periods.of(substitution));
        Duration compiling = compile(substitution, progress, found);
        if (isBroken(found)) {
            return new CheckReport(found, 0, compiling.toMillis(), 0);
        }
        CaseStep.Result run = cases.run(substitution, progress);
        found.addAll(run.found());
        found.addAll(compiled.run(substitution, progress));
        found.addAll(benefits.run(substitution, progress));
        found.addAll(constraints.run(substitution, progress));
        found.addAll(cost(compiling, run.each()));
        return new CheckReport(
                found, run.cases(), compiling.toMillis(), run.each().toNanos() / 1_000);
    }

    /** What the inspection says; what it says of the origin too is known and no warning again. */
    private static List<Diagnostic> inspected(Substitution substitution) {
        List<Diagnostic> found = inspected(substitution.next(), substitution.candidate());
        List<Diagnostic> known =
                substitution
                        .origin()
                        .map(origin -> inspected(substitution.current(), origin))
                        .orElse(List.of());
        return found.stream().map(one -> known.contains(one) ? one.known() : one).toList();
    }

    /** What the inspection says of a version on the first day of its law. */
    static List<Diagnostic> inspected(RuleSets ruleSets, RuleSetVersion version) {
        return Inspection.of(
                ruleSets.firstDay(version).upTo(version).stream()
                        .map(RuleSetVersion::layer)
                        .toList());
    }

    /** Compiles everything that the candidate answers with, so that it is ready when it is live. */
    private Duration compile(Substitution substitution, Progress progress, List<Diagnostic> found) {
        List<InForce> contexts = substitution.next().contexts(substitution.candidate());
        CpuTime start = CpuTime.now();
        for (int i = 0; i < contexts.size() && !isBroken(found); i++) {
            progress.at(Step.COMPILE, i, contexts.size());
            try {
                knowledgeBases.of(contexts.get(i));
            } catch (ProblemException e) {
                found.addAll(broken(contexts.get(i), e));
            }
        }
        return start.since();
    }

    /** What keeps layers from being compiled. */
    static List<Diagnostic> broken(InForce context, ProblemException problem) {
        String layers = context.layers().stream().map(RuleSetVersion::name).toList().toString();
        List<Diagnostic> found = new ArrayList<>(Diagnostic.of(problem));
        found.add(
                Diagnostic.of(
                        Severity.ERROR,
                        Code.DOES_NOT_COMPILE,
                        List.of(layers, problem.getMessage())));
        return found;
    }

    /** Whether nothing can be run. */
    private static boolean isBroken(List<Diagnostic> found) {
        return found.stream().anyMatch(one -> one.code() == Code.DOES_NOT_COMPILE);
    }

    private List<Diagnostic> cost(Duration compiling, Duration each) {
        List<Diagnostic> found = new ArrayList<>();
        if (compiling.compareTo(config.compileBudget()) > 0) {
            found.add(slow("compile", compiling, config.compileBudget()));
        }
        if (each.compareTo(config.caseBudget()) > 0) {
            found.add(slow("case", each, config.caseBudget()));
        }
        return found;
    }

    private static Diagnostic slow(String what, Duration took, Duration budget) {
        return Diagnostic.of(
                Severity.WARNING,
                Code.SLOW,
                List.of(what, String.valueOf(took.toMillis()), String.valueOf(budget.toMillis())));
    }
}
