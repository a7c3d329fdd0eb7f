package io.doudi.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.In;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type;

/** Says in the OpenAPI how to sign in: with a password, an API key or a token. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class WaysIn implements OASFilter {

    private static final List<String> NAMES = List.of("password", "apiKey", "token");

    /** One of them is enough; the document may have been here before. */
    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme("password", password())
                .addSecurityScheme("apiKey", key())
                .addSecurityScheme("token", token());
        document.setSecurity(
                NAMES.stream()
                        .map(name -> OASFactory.createSecurityRequirement().addScheme(name))
                        .toList());
    }

    private static SecurityScheme password() {
        return scheme("The name and the password of an account").type(Type.HTTP).scheme("basic");
    }

    private static SecurityScheme key() {
        return scheme("The key of a front-end system")
                .type(Type.APIKEY)
                .in(In.HEADER)
                .name(ApiKeyMechanism.HEADER);
    }

    private static SecurityScheme token() {
        return scheme("A token of the sign-in service, if there is one")
                .type(Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
    }

    private static SecurityScheme scheme(String description) {
        return OASFactory.createSecurityScheme().description(description);
    }
}
