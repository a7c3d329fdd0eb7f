package io.doudi.evaluation;

import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * The condition of one cell, tested apart from its table by the engine's own tests. A cell that
 * names something of its model cannot be tested apart; it accepts nothing.
 */
final class CellTest {

    private static final FEEL FEEL = FEELBuilder.builder().build();

    private final List<UnaryTest> tests;

    CellTest(String cell) {
        tests = FEEL.evaluateUnaryTests(cell);
    }

    boolean accepts(Object value) {
        EvaluationContext context = context();
        return tests.stream().anyMatch(test -> Boolean.TRUE.equals(test.apply(context, value)));
    }

    private static EvaluationContextImpl context() {
        return ((FEELImpl) FEEL).newEvaluationContext(List.of(), Map.of());
    }
}
