package io.doudi.evaluation;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What compiled rules can see: the platform's values and the engine, nothing of the service. One is
 * made for each knowledge base; the names that were looked for go with it, which a loader that
 * lives as long as the service would keep for ever.
 */
final class RuleClassLoader extends ClassLoader {

    /**
     * What rules and the code that is generated from them are built on; the Java platform makes
     * accessors of its own for constructors that are called often.
     */
    private static final List<String> VISIBLE =
            List.of(
                    "java.",
                    "javax.xml.",
                    "jdk.internal.reflect.",
                    "org.drools.",
                    "org.kie.",
                    "org.mvel2.");

    private final ClassLoader engine;

    RuleClassLoader() {
        super("rules", null);
        this.engine = RuleClassLoader.class.getClassLoader();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isVisible(name)) {
            throw new ClassNotFoundException(name);
        }
        return engine.loadClass(name);
    }

    @Override
    public URL getResource(String name) {
        return isVisible(name) ? engine.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isVisible(name) ? engine.getResources(name) : Collections.emptyEnumeration();
    }

    /** Classes are named with dots, resources with slashes. */
    private static boolean isVisible(String name) {
        String path = name.replace('/', '.');
        return VISIBLE.stream().anyMatch(path::startsWith);
    }
}
