package io.doudi.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The DMN model interpreted by Apache KIE, with errors reported (STRICT) as Doudi does. */
public final class KiePeer implements Engine {

    private final DMNRuntime runtime;
    private final DMNModel model;

    private KiePeer(Path file) {
        runtime =
                DMNRuntimeBuilder.usingStrict()
                        .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
                        .getOrElseThrow(IllegalStateException::new);
        model = runtime.getModels().get(0);
    }

    public static void main(String... arguments) throws Exception {
        Harness.run("KIE DMN 10.2 (interpreted)", new KiePeer(Path.of(arguments[0])));
    }

    @Override
    public Object decide(Case one) {
        DMNContext facts = runtime.newContext();
        one.facts().forEach(facts::set);
        DMNResult result = runtime.evaluateAll(model, facts);
        if (result.hasErrors()) {
            throw new IllegalStateException(result.getMessages().toString());
        }
        return result;
    }

    @Override
    public Answer answer(Object result) {
        return Answer.of(((DMNResult) result).getContext().getAll());
    }
}
