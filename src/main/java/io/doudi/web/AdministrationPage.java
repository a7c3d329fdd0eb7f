package io.doudi.web;

import io.doudi.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The way to the pages of administration: to the first that is theirs. */
@Path("/administration")
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITORS})
public class AdministrationPage {

    private final Shell shell;

    AdministrationPage(Shell shell) {
        this.shell = shell;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<Void> show() {
        String first = shell.actor().isAdministrator() ? "accounts" : "trail";
        return RestResponse.seeOther(URI.create("/administration/" + first));
    }
}
