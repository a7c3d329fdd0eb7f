package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The households that versions are compared on: which there are, and how to get others. */
@Path("/populations")
@Produces(Shell.HTML)
@RolesAllowed(Role.STAFF)
public class PopulationsPage {

    /** What the script says. */
    private static final List<String> WORDS = List.of("pages.population.", "problem.", "region.");

    private static final Set<String> ADDING = Set.of(Role.ADMINISTRATOR, Role.ANALYSTS);

    private final Shell shell;
    private final Choices choices;
    private final Template populations;

    PopulationsPage(Shell shell, Choices choices, Template populations) {
        this.shell = shell;
        this.choices = choices;
        this.populations = populations;
    }

    @GET
    @Operation(hidden = true)
    public String list() {
        return shell.page(populations, Shell.Place.COMPARISONS)
                .data("regions", choices.regions(shell.actor(), shell.messages()))
                .data("mayAdd", shell.actor().roles().stream().anyMatch(ADDING::contains))
                .data("words", shell.inScript(words(shell.messages())))
                .render();
    }

    private static Map<String, String> words(Messages messages) {
        Map<String, String> words = new TreeMap<>();
        WORDS.forEach(kind -> words.putAll(messages.under(kind)));
        return words;
    }
}
