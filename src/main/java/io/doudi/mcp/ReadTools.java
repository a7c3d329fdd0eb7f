package io.doudi.mcp;

import io.doudi.access.Role;
import io.doudi.decision.ClauseTrace;
import io.doudi.decision.ClauseTrace.TracedClause;
import io.doudi.decision.Traceability;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.Difference;
import io.doudi.ruleset.DifferenceText;
import io.doudi.ruleset.InputSchemas;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import io.doudi.ruleset.RuleTable;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is published: rule sets, versions, tables, clauses, differences, inputs of decisions. */
@ProblemsAsResults
@RolesAllowed(Role.EVERYBODY)
class ReadTools {

    private final LiveRuleSets live;
    private final Traceability traceability;
    private final InputSchemas schemas;
    private final InstantSource clock;

    ReadTools(
            LiveRuleSets live,
            Traceability traceability,
            InputSchemas schemas,
            InstantSource clock) {
        this.live = live;
        this.traceability = traceability;
        this.schemas = schemas;
        this.clock = clock;
    }

    /**
     * A version with what can be read in it.
     *
     * @param files the paths of its files
     * @param tables its decision tables
     */
    record Content(
            Manifest manifest,
            Instant publishedAt,
            Optional<Instant> withdrawnAt,
            String digest,
            List<String> files,
            List<TableName> tables) {}

    /** By what a table is asked for, and what it answers. */
    record TableName(String file, String table, String label, String owner, String question) {

        static List<TableName> in(RuleSetVersion version) {
            ModelTypes types = ModelTypes.in(version.files());
            return version.files().stream()
                    .flatMap(file -> RuleTable.of(file, types).stream())
                    .map(TableName::of)
                    .toList();
        }

        private static TableName of(RuleTable table) {
            return new TableName(
                    table.file(), table.id(), table.label(), table.owner(), table.question());
        }
    }

    /** A clause and the document that it stands in. */
    record FoundClause(String version, String document, TracedClause clause) {}

    @Tool(
            name = "list_rule_sets",
            description =
                    "Lists all rule sets with their published versions: title, region, first and"
                            + " last day.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    SortedMap<String, List<Manifest>> ruleSets() {
        SortedMap<String, List<Manifest>> byName = new TreeMap<>();
        live.current().all().stream()
                .map(version -> version.manifest().ruleSet())
                .distinct()
                .forEach(name -> byName.put(name, manifests(name)));
        return byName;
    }

    private List<Manifest> manifests(String ruleSet) {
        return live.current().versions(ruleSet).stream().map(RuleSetVersion::manifest).toList();
    }

    @Tool(
            name = "read_version",
            description =
                    "Tells what a published version says about itself, and lists its files and"
                            + " decision tables.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    Content version(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.VERSION) String version) {
        RuleSetVersion found = live.current().version(ruleSet, version);
        return new Content(
                found.manifest(),
                found.publishedAt(),
                found.withdrawnAt(),
                found.digest(),
                found.files().stream().map(RuleFile::path).toList(),
                TableName.in(found));
    }

    @Tool(
            name = "versions_in_force",
            description =
                    "Lists the versions that answer a region's questions on a day, bottom first.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    List<Manifest> inForce(
            @ToolArg(description = Described.REGION) String region,
            @ToolArg(description = "The day, for example 2023-10-10; today if it is not given.")
                    Optional<String> asOf) {
        RuleSets ruleSets = live.current();
        return ruleSets
                .inForce(
                        region,
                        asOf.map(Typed::day).orElseGet(live::today),
                        ruleSets.now(clock.instant()))
                .layers()
                .stream()
                .map(RuleSetVersion::manifest)
                .toList();
    }

    @Tool(
            name = "read_table",
            description =
                    "Reads a decision table of a published version: columns, and rows as texts in"
                            + " the order of the columns.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    RuleTable table(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.VERSION) String version,
            @ToolArg(description = Described.TABLE) String table,
            @ToolArg(description = Described.FILE) Optional<String> file) {
        RuleSetVersion found = live.current().version(ruleSet, version);
        return RuleTable.of(found, ModelTypes.of(live.current(), found), file, table);
    }

    @Tool(
            name = "read_clause",
            description =
                    "Reads a clause by the id of its rule: the text of the document, where it is"
                            + " implemented, and the stored cases that hit it.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    FoundClause clause(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.VERSION) String version,
            @ToolArg(description = "Id of the rule, for example DZ-TR-01.") String clause) {
        ClauseTrace trace = traceability.of(live.current().version(ruleSet, version));
        return trace.documents().stream()
                .flatMap(
                        document ->
                                document.clauses().stream()
                                        .filter(one -> one.id().equals(clause))
                                        .map(
                                                one ->
                                                        new FoundClause(
                                                                document.version(),
                                                                document.document(),
                                                                one)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "%s/%s has no clause %s"
                                                .formatted(ruleSet, version, clause)));
    }

    @Tool(
            name = "read_differences",
            description =
                    "Tells in sentences what a published version of a rule set has otherwise than"
                            + " another, cell by cell.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    DifferenceText differences(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.VERSION) String version,
            @ToolArg(description = "The version to compare with, for example 2021.") String with,
            @ToolArg(description = Described.LANGUAGE) Optional<String> language) {
        Difference difference =
                Difference.between(
                        live.current().version(ruleSet, with).files(),
                        live.current().version(ruleSet, version).files());
        return DifferenceText.of(difference, Described.messages(language));
    }

    @Tool(
            name = "read_input_schema",
            description =
                    "Reads the JSON Schema of the facts that a decision asks for today in a region,"
                            + " with an example.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    Map<String, Object> inputSchema(
            @ToolArg(description = Described.REGION) String region,
            @ToolArg(description = Described.DECISION) String decision) {
        live.current().requireRegion(region);
        return Map.of(
                "decision",
                decision,
                "schema",
                schemas.of(decision, live.inForceToday(region), List.of(region)));
    }
}
