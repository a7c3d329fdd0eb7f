package io.doudi.evaluation;

import io.doudi.evaluation.limits.Limits;
import io.doudi.evaluation.limits.Properties;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.BaseNode;

/** An expression that is asked for a property, which must be one of {@link Properties}. */
final class GuardedBase extends BaseNode {

    private final BaseNode expression;
    private final String property;

    GuardedBase(BaseNode expression, String property) {
        this.expression = expression;
        this.property = property;
        copyLocationAttributesFrom(expression);
        setText(expression.getText());
    }

    @Override
    public Object evaluate(EvaluationContext context) {
        Limits.step();
        Object value = expression.evaluate(context);
        Properties.require(value, property);
        return value;
    }

    @Override
    public Type getResultType() {
        return expression.getResultType();
    }
}
