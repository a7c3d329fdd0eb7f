package io.doudi.evaluation.compiled;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;

/**
 * Where the engine's own operators and functions run when a compiled expression calls them: it has
 * no variables, and what the engine reports there ends the compiled evaluation.
 *
 * @param silent whether reports are dropped, as the engine does within filters
 */
record EngineContext(FEELDialect dialect, DMNVersion version, boolean silent)
        implements EvaluationContext {

    @Override
    public void notifyEvt(Supplier<FEELEvent> event) {
        if (silent) {
            return;
        }
        Severity severity = event.get().getSeverity();
        if (severity == Severity.WARN || severity == Severity.ERROR) {
            throw Deviation.SEEN;
        }
    }

    @Override
    public FEELDialect getFEELDialect() {
        return dialect;
    }

    @Override
    public DMNVersion getDMNVersion() {
        return version;
    }

    @Override
    public boolean isLenient() {
        return false;
    }

    @Override
    public void enterFrame() {
        throw Deviation.SEEN;
    }

    @Override
    public void exitFrame() {
        throw Deviation.SEEN;
    }

    @Override
    public EvaluationContext current() {
        throw Deviation.SEEN;
    }

    @Override
    public void setValue(String name, Object value) {
        throw Deviation.SEEN;
    }

    @Override
    public Object getValue(String name) {
        throw Deviation.SEEN;
    }

    @Override
    public Object getValue(String[] name) {
        throw Deviation.SEEN;
    }

    @Override
    public boolean isDefined(String name) {
        throw Deviation.SEEN;
    }

    @Override
    public boolean isDefined(String[] name) {
        throw Deviation.SEEN;
    }

    @Override
    public Map<String, Object> getAllValues() {
        throw Deviation.SEEN;
    }

    @Override
    public DMNRuntime getDMNRuntime() {
        throw Deviation.SEEN;
    }

    @Override
    public ClassLoader getRootClassLoader() {
        throw Deviation.SEEN;
    }

    @Override
    public Collection<FEELEventListener> getListeners() {
        return List.of();
    }

    @Override
    public void setRootObject(Object root) {
        throw Deviation.SEEN;
    }

    @Override
    public Object getRootObject() {
        throw Deviation.SEEN;
    }
}
