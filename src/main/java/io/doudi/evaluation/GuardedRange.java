package io.doudi.evaluation;

import io.doudi.evaluation.limits.Limits;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.BaseNode;

/** The end of a range that a loop goes through: not further from its begin than a list is long. */
final class GuardedRange extends BaseNode {

    private final BaseNode begin;
    private final BaseNode end;

    GuardedRange(BaseNode begin, BaseNode end) {
        this.begin = begin;
        this.end = end;
        copyLocationAttributesFrom(end);
        setText(end.getText());
    }

    @Override
    public Object evaluate(EvaluationContext context) {
        Object first = begin.evaluate(context);
        Object last = end.evaluate(context);
        boolean isKnown =
                first instanceof BigDecimal && last instanceof BigDecimal
                        || first instanceof LocalDate && last instanceof LocalDate;
        if (!isKnown || Limits.isLong(first, last)) {
            throw Limits.exceeded("a loop over more than %d".formatted(Limits.LONGEST_LIST));
        }
        return last;
    }

    @Override
    public Type getResultType() {
        return end.getResultType();
    }
}
