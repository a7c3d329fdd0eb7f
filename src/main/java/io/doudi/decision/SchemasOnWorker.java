package io.doudi.decision;

import io.doudi.ruleset.InputSchemas;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The framework writes the OpenAPI on the event loop, where nothing may take long; the rule sets
 * that it shows are compiled on a worker before.
 */
@ApplicationScoped
class SchemasOnWorker {

    private static final int BEFORE_THE_FRAMEWORK = 100;

    private final InputSchemas schemas;
    private final String path;

    SchemasOnWorker(
            InputSchemas schemas,
            @ConfigProperty(name = "quarkus.smallrye-openapi.path") String path) {
        this.schemas = schemas;
        this.path = path;
    }

    void register(@Observes Filters filters) {
        filters.register(this::prepare, BEFORE_THE_FRAMEWORK);
    }

    private void prepare(RoutingContext request) {
        if (!request.normalizedPath().startsWith(path)) {
            request.next();
            return;
        }
        request.vertx()
                .executeBlocking(schemas::today)
                .onSuccess(ready -> request.next())
                .onFailure(request::fail);
    }
}
