package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How to work with the rules, on one page to read or to print; and the words of the tour. */
@Path("/guide")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class GuidePage {

    private final Shell shell;
    private final Template guide;
    private final Template guideInEnglish;

    GuidePage(Shell shell, Template guide, Template guideInEnglish) {
        this.shell = shell;
        this.guide = guide;
        this.guideInEnglish = guideInEnglish;
    }

    @GET
    @Operation(hidden = true)
    public String show() {
        boolean isChinese = shell.messages() == Messages.CHINESE;
        return shell.page(isChinese ? guide : guideInEnglish, Shell.Place.GUIDE).render();
    }

    /** What the tour says, for its script. */
    @GET
    @Path("/tour")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, String> tour() {
        return shell.messages().under("tour.");
    }
}
