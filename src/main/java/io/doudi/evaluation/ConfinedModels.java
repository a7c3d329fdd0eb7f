package io.doudi.evaluation;

import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.impl.DMNRuntimeKB;

/** The engine's models, evaluated where the classes of the service cannot be seen. */
final class ConfinedModels implements DMNRuntimeKB {

    private final DMNRuntimeKB models;
    private final ClassLoader visible = new RuleClassLoader();

    ConfinedModels(DMNRuntimeKB models) {
        this.models = models;
    }

    @Override
    public ClassLoader getRootClassLoader() {
        return visible;
    }

    @Override
    public List<DMNModel> getModels() {
        return models.getModels();
    }

    @Override
    public DMNModel getModel(String namespace, String name) {
        return models.getModel(namespace, name);
    }

    @Override
    public DMNModel getModelById(String namespace, String id) {
        return models.getModelById(namespace, id);
    }

    @Override
    public List<DMNProfile> getProfiles() {
        return models.getProfiles();
    }

    @Override
    public List<DMNRuntimeEventListener> getListeners() {
        return models.getListeners();
    }

    @Override
    public InternalKnowledgeBase getInternalKnowledgeBase() {
        return models.getInternalKnowledgeBase();
    }
}
