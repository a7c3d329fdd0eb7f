package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.ruleset.Check.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Looks for incomes at which one fen more takes away more than a fen of the monthly allowance. The
 * households are those of the stored cases; what the version that the candidate was made from does
 * too is known and not reported again.
 */
@ApplicationScoped
class BenefitStep {

    private static final String DECISION = "subsistenceAmount";
    private static final String ELIGIBILITY = "subsistenceEligibility";
    private static final int MOST_HOUSEHOLDS = 6;

    private final KnowledgeBases knowledgeBases;

    BenefitStep(KnowledgeBases knowledgeBases) {
        this.knowledgeBases = knowledgeBases;
    }

    List<Diagnostic> run(Substitution substitution, Progress progress) {
        List<Case> households = households(substitution);
        Map<String, Diagnostic> found = new LinkedHashMap<>();
        for (int i = 0; i < households.size(); i++) {
            progress.at(Step.BENEFITS, i, households.size());
            Case household = households.get(i);
            List<IncomeDrop> before = before(substitution, household);
            drops(knowledgeBases.of(substitution.of(household)), household).stream()
                    .filter(drop -> before.stream().noneMatch(drop::isNoWorseThan))
                    .forEach(drop -> found.putIfAbsent(drop.text(), diagnostic(drop, household)));
        }
        return List.copyOf(found.values());
    }

    /** Cases with an income, of different days, areas and sizes of households. */
    private static List<Case> households(Substitution substitution) {
        Map<String, Case> byKind = new LinkedHashMap<>();
        Stream<Case> own = substitution.candidate().cases().stream();
        Stream<Case> others =
                substitution.current().all().stream().flatMap(version -> version.cases().stream());
        Stream.concat(own, others)
                .filter(
                        one ->
                                one.decision().equals(DECISION)
                                        || one.decision().equals(ELIGIBILITY))
                .filter(one -> one.input().at("/incomes/0/amount").isNumber())
                .filter(one -> one.expectedError().isEmpty())
                .filter(substitution::involves)
                .forEach(one -> byKind.putIfAbsent(kind(one), one));
        return byKind.values().stream().limit(MOST_HOUSEHOLDS).toList();
    }

    private static String kind(Case one) {
        JsonNode household = one.input().path("household");
        return "%s %s %s %d"
                .formatted(
                        one.region(),
                        one.asOf().getYear(),
                        household.path("area"),
                        household.path("members").size());
    }

    private List<IncomeDrop> before(Substitution substitution, Case household) {
        return substitution
                .current()
                .find(household.region(), household.asOf(), substitution.now())
                .map(inForce -> drops(knowledgeBases.of(inForce), household))
                .orElse(List.of());
    }

    private static List<IncomeDrop> drops(KnowledgeBase knowledgeBase, Case household) {
        UnaryOperator<BigDecimal> allowance = income -> allowance(knowledgeBase, household, income);
        return IncomeDrop.find(allowance);
    }

    /**
     * The monthly allowance for an income of that much, yuan per month; nothing if there is none.
     */
    private static BigDecimal allowance(
            KnowledgeBase knowledgeBase, Case household, BigDecimal income) {
        ObjectNode input = household.input().deepCopy();
        ((ObjectNode) input.at("/incomes/0")).put("amount", income);
        Question question =
                new Question(
                        DECISION,
                        household.region(),
                        household.asOf(),
                        input,
                        Missing.ASSUME,
                        Detail.ROWS);
        return knowledgeBase
                .trial(question)
                .decided()
                .flatMap(decided -> Optional.ofNullable(decided.outcome().get("monthlyAmount")))
                .map(BigDecimal.class::cast)
                .orElse(BigDecimal.ZERO);
    }

    private static Diagnostic diagnostic(IncomeDrop drop, Case household) {
        List<String> arguments = new ArrayList<>(drop.arguments());
        arguments.add(household.name());
        return new Diagnostic(
                Severity.WARNING,
                Code.BENEFIT_DROPS,
                "",
                "",
                "",
                "",
                arguments,
                List.of(),
                Map.of("incomes[0].amount", drop.income().toPlainString()));
    }
}
