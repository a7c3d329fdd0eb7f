package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.Arrays;
import java.util.List;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;
import org.kie.dmn.feel.util.NumberEvalHelper;

/** A business knowledge model; functions may call each other in circles. */
final class Function {

    private final BusinessKnowledgeModelNode model;
    private List<Types.Check> parameters;
    private Types.Check result;
    private Scope.Size size;
    private Code body;

    Function(BusinessKnowledgeModelNode model) {
        this.model = model;
    }

    /** Completes the function; its parameters are the first variables of a call. */
    void complete(List<Types.Check> parameters, Types.Check result, Scope.Size size, Code body) {
        this.parameters = parameters;
        this.result = result;
        this.size = size;
        this.body = body;
    }

    Object call(Run run, Object[] arguments) {
        Limits.enter();
        try {
            return result.requireResult(NumberEvalHelper.coerceNumber(observed(run, arguments)));
        } finally {
            Limits.leave();
        }
    }

    private Object observed(Run run, Object[] arguments) {
        run.observer.functionBegins(model, Arrays.asList(arguments));
        Object value = value(run, arguments);
        run.observer.functionEnds(model, value);
        return value;
    }

    private Object value(Run run, Object[] arguments) {
        if (parameters == null || arguments.length != parameters.size()) {
            throw Deviation.SEEN;
        }
        Frame frame = new Frame(size.slots(), run);
        for (int i = 0; i < arguments.length; i++) {
            frame.slots[i] = NumberEvalHelper.coerceNumber(parameters.get(i).require(arguments[i]));
        }
        return body.run(frame);
    }
}
