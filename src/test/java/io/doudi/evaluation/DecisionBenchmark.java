package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.doudi.evaluation.Question.Detail;
import io.doudi.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What one decision of a region costs, over all cases of the catalogue in turn: its tables by the
 * engine and compiled, and the whole with reading the facts, findings and the search for missing
 * facts; and what the three decisions on subsistence cost, each asked alone and about one case. Its
 * name keeps it out of the ordinary tests; nothing is asserted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
public class DecisionBenchmark {

    @Param({"DAZHOU", "EZHOU", "HONGHUAGANG", "HUIZHOU", "JILIN"})
    private String region;

    private static final List<String> SUBSISTENCE =
            List.of("incomeAssessment", "subsistenceEligibility", "subsistenceAmount");

    private final List<Asked> asked = new ArrayList<>();
    private final List<Asked> subsistence = new ArrayList<>();
    private int next;

    /** A case with the rules that answer it. */
    private record Asked(
            Question question,
            KnowledgeBase knowledgeBase,
            DmnModels models,
            Map<String, Object> facts) {}

    @Test
    void measure() throws RunnerException {
        new Runner(new OptionsBuilder().include(DecisionBenchmark.class.getName()).build()).run();
    }

    /** The engines would format every line that nobody wants. */
    @Setup
    public void silence() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    @Setup
    public void read() {
        Map<List<Layer>, KnowledgeBase> knowledgeBases = new HashMap<>();
        Map<List<Layer>, DmnModels> models = new HashMap<>();
        for (PolicyCase one : PolicyCase.all()) {
            if (one.region().equals(region) && !one.expectsError()) {
                Question question = Questions.of(one, Detail.ROWS);
                List<Layer> layers = BundledLayers.inForce(region, question.asOf());
                KnowledgeBase rules =
                        knowledgeBases.computeIfAbsent(layers, KnowledgeBase::compile);
                if (rules.decisions().contains(question.decision())) {
                    DmnModels tables = models.computeIfAbsent(layers, DecisionBenchmark::models);
                    Variant facts = new InputContract(tables).read(question).given();
                    asked.add(
                            new Asked(
                                    question,
                                    rules,
                                    tables,
                                    InputContract.values(question, facts)));
                }
            }
        }
        asked.stream().filter(DecisionBenchmark::answersSubsistence).forEach(subsistence::add);
    }

    private static boolean answersSubsistence(Asked one) {
        try {
            SUBSISTENCE.forEach(ask(one)::decide);
            return true;
        } catch (ProblemException | IllegalArgumentException e) {
            return false;
        }
    }

    private static AskedCase ask(Asked one) {
        Question question = one.question();
        return one.knowledgeBase()
                .ask(
                        question.region(),
                        question.asOf(),
                        (ObjectNode) question.input(),
                        question.detail());
    }

    private static DmnModels models(List<Layer> layers) {
        Sources sources = Sources.of(layers);
        return new DmnModels(sources.models(), sources.originByNamespace());
    }

    private Asked one() {
        next = (next + 1) % asked.size();
        return asked.get(next);
    }

    @Benchmark
    public Object tablesByTheEngine() {
        Asked one = one();
        return one.models().byEngine(one.question().decision(), one.facts(), Detail.ROWS);
    }

    @Benchmark
    public Object tablesCompiled() {
        Asked one = one();
        return one.models().probe(one.question().decision(), one.facts(), Detail.ROWS);
    }

    private Asked oneOfSubsistence() {
        next = (next + 1) % subsistence.size();
        return subsistence.get(next);
    }

    @Benchmark
    public void subsistenceApart(Blackhole out) {
        Asked one = oneOfSubsistence();
        SUBSISTENCE.forEach(decision -> out.consume(ask(one).decide(decision)));
    }

    @Benchmark
    public void subsistenceTogether(Blackhole out) {
        AskedCase one = ask(oneOfSubsistence());
        SUBSISTENCE.forEach(decision -> out.consume(one.decide(decision)));
    }

    @Benchmark
    public Object whole() {
        Asked one = one();
        return one.knowledgeBase().evaluate(one.question());
    }
}
