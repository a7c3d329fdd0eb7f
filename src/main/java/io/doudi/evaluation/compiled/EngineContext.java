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
import org.kie.dmn.feel.runtime.events.DecisionTableRulesSelectedEvent;

/**
 * Where the engine's own operators and functions run when a compiled expression calls them: it has
 * no variables, and what the engine reports there ends the compiled evaluation, unless it is
 * silent, as within filters.
 */
class EngineContext implements EvaluationContext {

    private final FEELDialect dialect;
    private final DMNVersion version;
    private final boolean silent;

    EngineContext(FEELDialect dialect, DMNVersion version, boolean silent) {
        this.dialect = dialect;
        this.version = version;
        this.silent = silent;
    }

    /** The same, where reports are dropped. */
    EngineContext silenced() {
        return new EngineContext(dialect, version, true);
    }

    boolean isSilent() {
        return silent;
    }

    /** Notes the rows that the engine selects when it applies a hit policy. */
    final class Selection extends EngineContext {
        private List<String> ids = List.of();

        private Selection() {
            super(dialect, version, false);
        }

        List<String> ids() {
            return ids;
        }

        @Override
        public void notifyEvt(Supplier<FEELEvent> event) {
            if (event.get() instanceof DecisionTableRulesSelectedEvent selected) {
                ids = selected.getFiredIds();
            } else {
                super.notifyEvt(event);
            }
        }
    }

    Selection selection() {
        return new Selection();
    }

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
