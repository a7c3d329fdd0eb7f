package io.doudi.evaluation;

import io.doudi.evaluation.limits.Limits;
import io.doudi.evaluation.limits.Properties;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.Visitor;

/** An expression that keeps to the {@link Limits} and asks for properties of data only. */
final class Guarded extends BaseNode {

    private final BaseNode expression;
    private final boolean callsRules;

    Guarded(BaseNode expression) {
        this.expression = expression;
        this.callsRules =
                expression instanceof FunctionInvocationNode call
                        && !FeelRules.isBuiltIn(call.getName().getText());
        copyLocationAttributesFrom(expression);
        setText(expression.getText());
    }

    @Override
    public Object evaluate(EvaluationContext context) {
        if (!(expression instanceof FunctionInvocationNode)) {
            Limits.step();
            requireData(context);
            return Limits.require(expression.evaluate(context));
        }
        Limits.enter();
        try {
            return Limits.require(
                    expression.evaluate(callsRules ? CallContext.of(context) : context));
        } finally {
            Limits.leave();
        }
    }

    /** The engine would call any getter of any object, so there must be none on the way. */
    private void requireData(EvaluationContext context) {
        if (expression instanceof QualifiedNameNode name && name.getParts().size() > 1) {
            Object value = context.getValue(name.getParts().get(0).getText());
            for (int i = 1; i < name.getParts().size(); i++) {
                String property = name.getParts().get(i).getText();
                Properties.require(value, property);
                value = Properties.of(value, property);
            }
        }
    }

    @Override
    public Type getResultType() {
        return expression.getResultType();
    }

    @Override
    public ASTNode[] getChildrenNode() {
        return new ASTNode[] {expression};
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return expression.accept(visitor);
    }
}
