package io.doudi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.doudi.access.AccessEvent;
import io.doudi.access.AccessTrail;
import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditEvent;
import io.doudi.ruleset.AuditTrail;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Who did what to rules, accounts and keys, for administrators and auditors. */
@Path("/administration/trail")
@Produces(Shell.HTML)
@RolesAllowed({Role.ADMINISTRATOR, Role.AUDITORS})
public class TrailPage {

    private static final int PAGE = 50;
    private static final int FILE = 100_000;

    /** Excel takes a file for UTF-8 if this comes first. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final CsvMapper CSV = new CsvMapper();

    private final Shell shell;
    private final AuditTrail rules;
    private final AccessTrail access;
    private final Choices choices;
    private final Template trail;

    TrailPage(Shell shell, AuditTrail rules, AccessTrail access, Choices choices, Template trail) {
        this.shell = shell;
        this.rules = rules;
        this.access = access;
        this.choices = choices;
        this.trail = trail;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> search(@BeanParam TrailQuery query) {
        try {
            return RestResponse.ok(page(query, found(query, PAGE + 1), Refusal.NONE));
        } catch (ProblemException problem) {
            Refusal refusal = Refusal.of(problem, shell.messages());
            return ResponseBuilder.create(Status.BAD_REQUEST, page(query, List.of(), refusal))
                    .build();
        }
    }

    /** The same as a file for a spreadsheet. */
    @GET
    @Path("/csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<String> file(@BeanParam TrailQuery query) {
        String name = query.isOfAccess() ? "access" : "rules";
        return ResponseBuilder.ok(BYTE_ORDER_MARK + csv(found(query, FILE)))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"trail-%s.csv\"".formatted(name))
                .build();
    }

    private List<TrailEntry> found(TrailQuery query, int most) {
        return query.isOfAccess()
                ? access.search(query.search(AccessEvent.Action.class), most).stream()
                        .map(event -> TrailEntry.of(event, shell.messages()))
                        .toList()
                : rules.search(query.search(AuditEvent.Action.class), most).stream()
                        .map(event -> TrailEntry.of(event, shell.messages()))
                        .toList();
    }

    private String page(TrailQuery query, List<TrailEntry> found, Refusal refusal) {
        List<TrailEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        Optional<String> more =
                found.size() > PAGE
                        ? Optional.of(query.after(shown.get(PAGE - 1).id()))
                        : Optional.empty();
        return shell.page(trail, Shell.Place.ADMINISTRATION)
                .data("query", query)
                .data("entries", shown)
                .data("more", more)
                .data("refusal", refusal)
                .data("actions", actions(query))
                .data("ruleSets", choices.ruleSets())
                .render();
    }

    private static List<String> actions(TrailQuery query) {
        Enum<?>[] all =
                query.isOfAccess() ? AccessEvent.Action.values() : AuditEvent.Action.values();
        return Arrays.stream(all).map(Enum::name).toList();
    }

    private String csv(List<TrailEntry> entries) {
        CsvSchema.Builder columns = CsvSchema.builder();
        for (String column : List.of("at", "actor", "action", "subject", "reason", "details")) {
            columns.addColumn(shell.messages().text("pages.trail." + column));
        }
        ObjectWriter writer = CSV.writer(columns.build().withHeader());
        try {
            return writer.writeValueAsString(entries.stream().map(TrailPage::cells).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are cells", e);
        }
    }

    private static List<String> cells(TrailEntry entry) {
        return List.of(
                PageViews.minute(entry.at()),
                safe(entry.actor()),
                safe(entry.action()),
                safe(entry.subject()),
                safe(entry.reason()),
                safe(entry.details()));
    }

    /** A cell that no spreadsheet calculates. */
    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
