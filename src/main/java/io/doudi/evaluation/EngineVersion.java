package io.doudi.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.kie.dmn.core.impl.DMNRuntimeImpl;

/** The version of the engine that is on the class path. */
final class EngineVersion {

    static final String TEXT = read();

    private EngineVersion() {}

    private static String read() {
        String file = "/META-INF/maven/org.kie/kie-dmn-core/pom.properties";
        try (InputStream properties = DMNRuntimeImpl.class.getResourceAsStream(file)) {
            Properties read = new Properties();
            read.load(properties);
            return read.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
