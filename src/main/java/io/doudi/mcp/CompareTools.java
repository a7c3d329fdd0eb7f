package io.doudi.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.comparison.Cases;
import io.doudi.comparison.Comparison;
import io.doudi.comparison.ComparisonRequest;
import io.doudi.comparison.ComparisonRunner;
import io.doudi.comparison.Comparisons;
import io.doudi.comparison.Side;
import io.doudi.comparison.SmallCells;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two versions on the households of a population: who gains, who loses, what it costs. */
@ProblemsAsResults
@RolesAllowed(Role.STAFF)
class CompareTools {

    /** What a summary tells of a difference; the rest is on the page of the comparison. */
    private static final Set<String> TOLD =
            Set.of("decision", "period", "all", "outcomes", "transitions", "causes");

    private final Comparisons comparisons;
    private final ComparisonRunner runner;
    private final SmallCells smallCells;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    CompareTools(
            Comparisons comparisons,
            ComparisonRunner runner,
            SmallCells smallCells,
            ObjectMapper json,
            SecurityIdentity identity) {
        this.comparisons = comparisons;
        this.runner = runner;
        this.smallCells = smallCells;
        this.json = json;
        this.identity = identity;
    }

    @Tool(
            name = "start_comparison",
            description =
                    "Starts to compare what two versions or drafts decide for the same households;"
                            + " the work is done in the background, read_comparison follows it.",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = false))
    @RolesAllowed({Role.ANALYSTS, Role.WRITERS})
    Comparison start(
            @ToolArg(description = Described.REGION) String region,
            @ToolArg(
                            description =
                                    "Version to compare with, for example dazhou/2023; what is in"
                                            + " force if it is not given.")
                    Optional<String> before,
            @ToolArg(description = "Version or draft that is compared, for example dazhou/2023.1.")
                    String after,
            @ToolArg(
                            description =
                                    "The day for which both sides decide, for example 2023-10-10;"
                                            + " each case's own day if it is not given.")
                    Optional<String> asOf,
            @ToolArg(
                            description =
                                    "Names of decisions; those that pay an allowance or assistance"
                                            + " if they are not given.")
                    Optional<List<String>> decisions,
            @ToolArg(
                            description =
                                    "Id of a stored population; the standard population of the"
                                            + " region if it is not given.")
                    Optional<String> population) {
        Optional<LocalDate> day = asOf.map(Typed::day);
        Comparison created =
                comparisons.create(
                        Actor.of(identity),
                        new ComparisonRequest(
                                Optional.empty(),
                                List.of(
                                        side(region, before, day),
                                        side(region, Optional.of(after), day)),
                                decisions.orElse(Comparisons.USUAL_DECISIONS),
                                new Cases.OfPopulation(population.map(Typed::id)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        runner.wake();
        return created;
    }

    private static Side side(String region, Optional<String> version, Optional<LocalDate> asOf) {
        return new Side(Optional.empty(), region, version, asOf, Optional.empty());
    }

    @Tool(
            name = "read_comparison",
            description =
                    "Tells how far a comparison is and, once it is finished, what it found in"
                            + " short: totals of both sides, who gains and loses, which cells did"
                            + " it. What is about fewer than five cases is hidden.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    JsonNode read(
            @ToolArg(description = "Id of the comparison, as start_comparison answers it.")
                    String comparison) {
        Comparison found = comparisons.get(Actor.of(identity), Typed.id(comparison));
        ObjectNode answer = json.valueToTree(smallCells.without(found));
        JsonNode result = answer.path("result");
        if (result instanceof ObjectNode told) {
            told.retain("sides", "differences");
            told.path("differences")
                    .forEach(one -> one.path("decisions").forEach(CompareTools::shorten));
        }
        return answer;
    }

    private static void shorten(JsonNode change) {
        ((ObjectNode) change).retain(TOLD);
    }
}
