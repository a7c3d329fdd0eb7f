package io.doudi.benchmark;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** The DMN model in Camunda 7, all expressions in FEEL. */
public final class CamundaPeer implements Engine {

    private final DmnEngine engine;
    private final DmnDecision model;

    private CamundaPeer(byte[] file) {
        DefaultDmnEngineConfiguration feel =
                (DefaultDmnEngineConfiguration)
                        DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        feel.setDefaultLiteralExpressionLanguage("feel");
        feel.setDefaultInputExpressionExpressionLanguage("feel");
        feel.setDefaultInputEntryExpressionLanguage("feel");
        feel.setDefaultOutputEntryExpressionLanguage("feel");
        engine = feel.buildEngine();
        model = engine.parseDecision("result", new ByteArrayInputStream(file));
    }

    public static void main(String... arguments) throws Exception {
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        Harness.run("Camunda 7.24 DMN (feel-scala)", new CamundaPeer(file));
    }

    @Override
    public Object decide(Case one) {
        return engine.evaluateDecision(model, one.facts()).getSingleResult().getSingleEntry();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Answer answer(Object result) {
        return Answer.of((Map<String, ?>) result);
    }
}
