package io.doudi.web;

import io.doudi.access.Role;
import io.doudi.comparison.report.Report;
import io.doudi.comparison.report.ReportWorkbook;
import io.doudi.comparison.report.Reports;
import io.doudi.language.Messages;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The report of a comparison, on paper and as a workbook. */
@Path("/api/v1/comparisons")
@RolesAllowed(Role.STAFF)
@Tag(name = "Comparisons")
public class ReportPage {

    private static final String PDF = "application/pdf";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Reports reports;
    private final Shell shell;
    private final Template report;
    private final Paper paper;

    ReportPage(Reports reports, Shell shell, Template report, Paper paper) {
        this.reports = reports;
        this.shell = shell;
        this.report = report;
        this.paper = paper;
    }

    @GET
    @Path("/{id}/report.pdf")
    @Produces(PDF)
    @Operation(
            operationId = "reportAsPdf",
            summary =
                    "The report of a finished comparison as PDF; hideSmallCells leaves out what is"
                            + " about fewer than five cases")
    public byte[] pdf(
            @RestPath UUID id,
            @RestQuery @DefaultValue("false") boolean hideSmallCells,
            @Context HttpHeaders headers) {
        Messages messages = messages(headers);
        Report made = reports.of(shell.actor(), id, hideSmallCells, messages);
        String page = report.data("report", made).data("messages", messages).render();
        return paper.print(page, made.made());
    }

    @GET
    @Path("/{id}/report.xlsx")
    @Produces(XLSX)
    @Operation(
            operationId = "reportAsWorkbook",
            summary = "The same report as a workbook, a sheet for each of its sections")
    public StreamingOutput xlsx(
            @RestPath UUID id,
            @RestQuery @DefaultValue("false") boolean hideSmallCells,
            @Context HttpHeaders headers) {
        Report made = reports.of(shell.actor(), id, hideSmallCells, messages(headers));
        return out -> ReportWorkbook.write(made, out);
    }

    private Messages messages(HttpHeaders headers) {
        return shell.messages(headers.getAcceptableLanguages());
    }
}
