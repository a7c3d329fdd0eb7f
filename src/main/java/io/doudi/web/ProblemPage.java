package io.doudi.web;

import io.doudi.problem.ProblemDocument;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Template;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells a person who opens a page what is wrong, on a page; everybody else gets the document. */
class ProblemPage {

    private static final String INTERFACE = "api/";

    private final Shell shell;
    private final Template problem;

    ProblemPage(Shell shell, Template problem) {
        this.shell = shell;
        this.problem = problem;
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof HttpProblem found && isPage(request)) {
            response.setEntity(page(found), new Annotation[0], MediaType.valueOf(Shell.HTML));
        }
    }

    private static boolean isPage(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean isForScripts = path.startsWith(INTERFACE) || path.startsWith("/" + INTERFACE);
        return !isForScripts
                && request.getAcceptableMediaTypes().stream()
                        .anyMatch(
                                type ->
                                        !type.isWildcardType()
                                                && type.isCompatible(MediaType.TEXT_HTML_TYPE));
    }

    private String page(HttpProblem found) {
        String code = String.valueOf(found.getParameters().get(ProblemDocument.CODE));
        Optional<String> field =
                Optional.ofNullable(found.getParameters().get("field")).map(String::valueOf);
        String detail = Optional.ofNullable(found.getDetail()).orElse(found.getTitle());
        return shell.page(problem, Shell.Place.HOME)
                .data("text", Problems.told(code, field, detail, shell.messages()))
                .render();
    }
}
