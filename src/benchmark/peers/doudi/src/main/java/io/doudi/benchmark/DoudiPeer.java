package io.doudi.benchmark;

import io.doudi.evaluation.compiled.Compiled;
import io.doudi.evaluation.compiled.Decisions;
import io.doudi.evaluation.compiled.Observer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The DMN model compiled by Doudi. */
public final class DoudiPeer implements Engine {

    private final Compiled model;

    private DoudiPeer(Path file) {
        DMNRuntime runtime =
                DMNRuntimeBuilder.usingStrict()
                        .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
                        .getOrElseThrow(IllegalStateException::new);
        Decisions decisions =
                new Decisions(
                        text -> {
                            throw new IllegalStateException("No table has defaults");
                        });
        Decisions.Attempt attempt = decisions.compile(runtime.getModels().get(0), "result");
        model =
                attempt.compiled()
                        .orElseThrow(() -> new IllegalStateException(attempt.unsupported()));
    }

    public static void main(String... arguments) throws Exception {
        Harness.run("Doudi (DMN compiled, exact decimals)", new DoudiPeer(Path.of(arguments[0])));
    }

    @Override
    public Object decide(Case one) {
        return model.decide(one.facts(), Observer.NOBODY).orElseThrow().value();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Answer answer(Object result) {
        return Answer.of((Map<String, ?>) result);
    }
}
