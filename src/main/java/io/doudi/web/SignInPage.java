package io.doudi.web;

import io.doudi.access.Role;
import io.quarkus.qute.Template;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Signing in and out, and the language of the pages. */
@Path("/")
@Produces(Shell.HTML)
@PermitAll
public class SignInPage {

    private static final String SESSION = "quarkus-credential";
    private static final URI HOME = URI.create("/");
    private static final int YEAR = 365 * 24 * 3_600;

    private final Shell shell;
    private final Template signIn;
    private final boolean demonstration;

    SignInPage(
            Shell shell,
            Template signIn,
            @ConfigProperty(name = "doudi.demo", defaultValue = "false") boolean demonstration) {
        this.shell = shell;
        this.signIn = signIn;
        this.demonstration = demonstration;
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public String show(@RestQuery @DefaultValue("false") boolean failed) {
        List<Role> users = demonstration ? Arrays.asList(Role.values()) : List.of();
        return signIn.data("messages", shell.messages())
                .data("failed", failed)
                .data("users", users.stream().map(Role::code).toList())
                .render();
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public RestResponse<Void> signOut() {
        return to(URI.create("/sign-in"), cookie(SESSION, "", 0));
    }

    @POST
    @Path("/language")
    @Operation(hidden = true)
    public RestResponse<Void> speak(
            @FormParam("language") String language, @FormParam("at") String at) {
        return to(here(at), cookie(Shell.LANGUAGE, "en".equals(language) ? "en" : "zh", YEAR));
    }

    /** A place of this service; whatever else is asked for, it is the first page. */
    private static URI here(String at) {
        try {
            URI place = URI.create(String.valueOf(at));
            boolean isElsewhere = place.isAbsolute() || place.getRawAuthority() != null;
            return isElsewhere || !at.startsWith("/") ? HOME : place;
        } catch (IllegalArgumentException e) {
            return HOME;
        }
    }

    private static RestResponse<Void> to(URI place, NewCookie cookie) {
        return ResponseBuilder.<Void>seeOther(place).cookie(cookie).build();
    }

    private static NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
