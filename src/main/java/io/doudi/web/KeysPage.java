package io.doudi.web;

import io.doudi.access.ApiKey;
import io.doudi.access.ApiKeys;
import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The keys of front-end systems, for administrators. */
@Path("/administration/keys")
@Produces(Shell.HTML)
@RolesAllowed(Role.ADMINISTRATOR)
public class KeysPage {

    private final Shell shell;
    private final ApiKeys keys;
    private final Choices choices;
    private final InstantSource clock;
    private final Template keyList;

    KeysPage(Shell shell, ApiKeys keys, Choices choices, InstantSource clock, Template keyList) {
        this.shell = shell;
        this.keys = keys;
        this.choices = choices;
        this.clock = clock;
        this.keyList = keyList;
    }

    @GET
    @Operation(hidden = true)
    public String list() {
        return page(AccessForm.empty(), Refusal.NONE).render();
    }

    /** Makes a key; the answer is the only one that shows its text. */
    @POST
    @Operation(hidden = true)
    public RestResponse<String> create(AccessForm form) {
        try {
            ApiKeys.Created created = keys.create(shell.actor(), form.order());
            return RestResponse.ok(
                    page(AccessForm.empty(), Refusal.NONE).data("created", created).render());
        } catch (ProblemException problem) {
            return refused(problem, form);
        }
    }

    @POST
    @Path("/{id}/revoke")
    @Operation(hidden = true)
    public RestResponse<String> revoke(@RestPath UUID id) {
        try {
            keys.revoke(shell.actor(), id);
            return RestResponse.seeOther(URI.create("/administration/keys"));
        } catch (ProblemException problem) {
            return refused(problem, AccessForm.empty());
        }
    }

    private TemplateInstance page(AccessForm form, Refusal refusal) {
        List<ApiKey> all = keys.list();
        Instant now = clock.instant();
        return shell.page(keyList, Shell.Place.ADMINISTRATION)
                .data("valid", all.stream().filter(key -> isValid(key, now)).toList())
                .data("ended", all.stream().filter(key -> !isValid(key, now)).toList())
                .data("created", null)
                .data("form", form)
                .data("refusal", refusal)
                .data("regions", choices.grantable(shell.actor(), shell.messages()))
                .data("roles", Choices.roles(ApiKeys.OF_SYSTEMS, shell.messages()));
    }

    private static boolean isValid(ApiKey key, Instant now) {
        return key.revokedAt().isEmpty()
                && key.expiresAt().filter(end -> !end.isAfter(now)).isEmpty();
    }

    private RestResponse<String> refused(ProblemException problem, AccessForm form) {
        return ResponseBuilder.<String>create(problem.type().status())
                .entity(page(form, Refusal.of(problem, shell.messages())).render())
                .build();
    }
}
