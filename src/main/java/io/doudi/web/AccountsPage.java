package io.doudi.web;

import io.doudi.access.Account;
import io.doudi.access.Accounts;
import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who can sign in and do what, for administrators. */
@Path("/administration/accounts")
@Produces(Shell.HTML)
@RolesAllowed(Role.ADMINISTRATOR)
public class AccountsPage {

    private static final URI LIST = URI.create("/administration/accounts");

    private final Shell shell;
    private final Accounts accounts;
    private final Choices choices;
    private final Template accountList;
    private final Template account;

    AccountsPage(
            Shell shell,
            Accounts accounts,
            Choices choices,
            Template accountList,
            Template account) {
        this.shell = shell;
        this.accounts = accounts;
        this.choices = choices;
        this.accountList = accountList;
        this.account = account;
    }

    @GET
    @Operation(hidden = true)
    public String list() {
        return list(AccessForm.empty(), Refusal.NONE);
    }

    /** Makes an account; one that is there already is not changed by mistake. */
    @POST
    @Operation(hidden = true)
    public RestResponse<String> create(AccessForm form) {
        String name = form.given("name").strip();
        try {
            if (accounts.list().stream().anyMatch(one -> one.name().equals(name))) {
                throw ProblemException.atField(
                        ProblemType.NAME_TAKEN, "name", "There is an account named " + name);
            }
            accounts.put(shell.actor(), name, form.grant());
            return RestResponse.seeOther(LIST);
        } catch (ProblemException problem) {
            return refused(problem, list(form, told(problem)));
        }
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public String show(@RestPath String name) {
        Account found = named(name);
        return page(found, AccessForm.of(found, codes()), Refusal.NONE);
    }

    @POST
    @Path("/{name}")
    @Operation(hidden = true)
    public RestResponse<String> change(@RestPath String name, AccessForm form) {
        Account found = named(name);
        try {
            accounts.put(shell.actor(), found.name(), form.grant());
            return RestResponse.seeOther(LIST);
        } catch (ProblemException problem) {
            return refused(problem, page(found, form, told(problem)));
        }
    }

    @POST
    @Path("/{name}/switch-off")
    @Operation(hidden = true)
    public RestResponse<String> switchOff(@RestPath String name) {
        try {
            accounts.switchOff(shell.actor(), name);
            return RestResponse.seeOther(UriBuilder.fromUri(LIST).path("{name}").build(name));
        } catch (ProblemException problem) {
            Account found = named(name);
            return refused(problem, page(found, AccessForm.of(found, codes()), told(problem)));
        }
    }

    private Account named(String name) {
        return accounts.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.ACCOUNT_NOT_FOUND,
                                        "There is no account named " + name));
    }

    private String list(AccessForm form, Refusal refusal) {
        return shell.page(accountList, Shell.Place.ADMINISTRATION)
                .data("accounts", accounts.list())
                .data("form", form)
                .data("refusal", refusal)
                .data("regions", choices.grantable(shell.actor(), shell.messages()))
                .data("roles", Choices.roles(List.of(Role.values()), shell.messages()))
                .render();
    }

    private String page(Account found, AccessForm form, Refusal refusal) {
        return shell.page(account, Shell.Place.ADMINISTRATION)
                .data("account", found)
                .data("form", form)
                .data("refusal", refusal)
                .data("regions", choices.grantable(shell.actor(), shell.messages()))
                .data("roles", Choices.roles(List.of(Role.values()), shell.messages()))
                .render();
    }

    private List<String> codes() {
        return choices.grantable(shell.actor(), shell.messages()).stream()
                .map(Choices.Choice::code)
                .toList();
    }

    private Refusal told(ProblemException problem) {
        return Refusal.of(problem, shell.messages());
    }

    private static RestResponse<String> refused(ProblemException problem, String page) {
        return ResponseBuilder.<String>create(problem.type().status()).entity(page).build();
    }
}
