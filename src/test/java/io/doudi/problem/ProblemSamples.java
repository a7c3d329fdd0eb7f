package io.doudi.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Paths that fail in every way there is, for the tests of the problem documents. */
@Path("/test/problems")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ProblemSamples {

    /** A body with one field of each kind that matters. */
    public record Sample(
            String region, LocalDate asOf, BigDecimal amount, Map<String, Object> input) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Sample echo(Sample sample) {
        return sample;
    }

    @GET
    @Path("/known")
    public String known() {
        throw ProblemException.atField(
                ProblemType.NEGATIVE_AMOUNT,
                "incomes.amount",
                "An amount may not be negative",
                Map.of("least", 0));
    }

    @GET
    @Path("/unexpected")
    public String unexpected() {
        throw new IllegalStateException("a secret of the inside");
    }

    @POST
    @Path("/failing")
    @Consumes(MediaType.APPLICATION_JSON)
    public String fail(Sample sample) {
        throw new IllegalStateException(
                "of " + sample.region(), new ArithmeticException("with " + sample.amount()));
    }
}
