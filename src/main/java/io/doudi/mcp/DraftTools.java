package io.doudi.mcp;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.evaluation.RuleFile;
import io.doudi.mcp.ReadTools.TableName;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Check;
import io.doudi.ruleset.CheckRunner;
import io.doudi.ruleset.Checks;
import io.doudi.ruleset.Difference;
import io.doudi.ruleset.DifferenceText;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.DraftStarts;
import io.doudi.ruleset.DraftTables;
import io.doudi.ruleset.DraftTables.Changed;
import io.doudi.ruleset.DraftTables.Target;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.StoredFile;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** Drafts and their tables, to be read, changed and checked; people take them further. */
@ProblemsAsResults
@RolesAllowed(Role.STAFF)
class DraftTools {

    private static final String DIGEST =
            "The digest that read_draft_table or the last change gave.";
    private static final String ROW = "Id of the row.";

    private final Drafts drafts;
    private final DraftStarts starts;
    private final DraftTables tables;
    private final Checks checks;
    private final CheckRunner runner;
    private final LiveRuleSets live;
    private final SecurityIdentity identity;

    DraftTools(
            Drafts drafts,
            DraftStarts starts,
            DraftTables tables,
            Checks checks,
            CheckRunner runner,
            LiveRuleSets live,
            SecurityIdentity identity) {
        this.drafts = drafts;
        this.starts = starts;
        this.tables = tables;
        this.checks = checks;
        this.runner = runner;
        this.live = live;
        this.identity = identity;
    }

    /** A draft with its decision tables. */
    record Content(Draft draft, List<TableName> tables) {}

    /**
     * A table of a draft.
     *
     * @param digest the content of its file, which a change must name
     */
    record DraftTable(String digest, RuleTable table) {}

    /** A check with what it found as sentences. */
    record Told(Check.State state, Check.Step step, int done, int total, List<String> messages) {

        static Told of(Check check, Optional<String> language) {
            return new Told(
                    check.state(),
                    check.step(),
                    check.done(),
                    check.total(),
                    check.report()
                            .map(report -> report.texts(Described.messages(language)))
                            .orElse(List.of()));
        }
    }

    @Tool(
            name = "list_drafts",
            description = "Lists the open drafts of all rule sets.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    List<Draft> list() {
        return drafts.open();
    }

    @Tool(
            name = "begin_draft",
            description =
                    "Begins a draft with the files of a published version. It changes nothing that"
                            + " is in force.",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = false))
    @RolesAllowed(Role.WRITERS)
    Draft begin(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = "The published version to begin with, for example 2023.")
                    String from,
            @ToolArg(description = "What the new version is to be called; made up if not given.")
                    Optional<String> version) {
        return starts.begin(
                Actor.of(identity),
                ruleSet,
                new DraftStarts.Start(
                        ProblemException.requireField("from", from), version.orElse(null), null));
    }

    @Tool(
            name = "read_draft",
            description = "Reads a draft: its state, files and decision tables.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    Content read(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft) {
        return new Content(
                drafts.get(ruleSet, draft), TableName.in(drafts.version(ruleSet, draft)));
    }

    @Tool(
            name = "read_draft_table",
            description =
                    "Reads a decision table of a draft, with the digest that a change of it must"
                            + " name.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    DraftTable table(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft,
            @ToolArg(description = Described.TABLE) String table,
            @ToolArg(description = Described.FILE) Optional<String> file) {
        RuleSetVersion content = drafts.version(ruleSet, draft);
        ModelTypes types = ModelTypes.of(live.current().with(content), content);
        RuleTable found = RuleTable.of(content, types, file, table);
        String digest =
                drafts.get(ruleSet, draft).file(found.file()).map(StoredFile::digest).orElseThrow();
        return new DraftTable(digest, found);
    }

    @Tool(
            name = "change_cell",
            description =
                    "Gives a cell of a table in a draft another text. What others have changed"
                            + " meanwhile is kept; a clash is a problem.",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = false))
    @RolesAllowed(Role.WRITERS)
    Changed change(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft,
            @ToolArg(description = "Path of the model that the table stands in.") String file,
            @ToolArg(description = Described.TABLE) String table,
            @ToolArg(description = DIGEST) String digest,
            @ToolArg(description = ROW) String row,
            @ToolArg(description = "Number of the column, from 0.") int column,
            @ToolArg(description = "The new text, in FEEL, as it stands in other cells.")
                    String text) {
        Target target = new Target(ruleSet, draft, file, digest, table);
        return tables.put(Actor.of(identity), target, row, column, text);
    }

    @Tool(
            name = "copy_row",
            description = "Puts a copy of a row behind it, whose cells can then be changed.",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = false))
    @RolesAllowed(Role.WRITERS)
    Changed copy(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft,
            @ToolArg(description = "Path of the model that the table stands in.") String file,
            @ToolArg(description = Described.TABLE) String table,
            @ToolArg(description = DIGEST) String digest,
            @ToolArg(description = ROW) String row) {
        return tables.copy(
                Actor.of(identity), new Target(ruleSet, draft, file, digest, table), row);
    }

    @Tool(
            name = "read_draft_differences",
            description =
                    "Tells in sentences what a draft has otherwise than the version that it was"
                            + " made from.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    DifferenceText differences(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft,
            @ToolArg(description = Described.LANGUAGE) Optional<String> language) {
        List<RuleFile> before =
                drafts.lineage(ruleSet, draft).stream()
                        .findFirst()
                        .map(RuleSetVersion::files)
                        .orElse(List.of());
        Difference difference = Difference.between(before, drafts.version(ruleSet, draft).files());
        return DifferenceText.of(difference, Described.messages(language));
    }

    @Tool(
            name = "check_draft",
            description =
                    "Starts the check of a draft in the background: models, cells, gaps, all stored"
                            + " cases; read_check follows it.",
            annotations = @Tool.Annotations(destructiveHint = false, openWorldHint = false))
    Told check(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft) {
        return Told.of(runner.start(Actor.of(identity), ruleSet, draft), Optional.empty());
    }

    @Tool(
            name = "read_check",
            description =
                    "Tells how far the latest check of a draft is, and what it found in sentences.",
            annotations = @Tool.Annotations(readOnlyHint = true, openWorldHint = false))
    Told latest(
            @ToolArg(description = Described.RULE_SET) String ruleSet,
            @ToolArg(description = Described.DRAFT) String draft,
            @ToolArg(description = Described.LANGUAGE) Optional<String> language) {
        return Told.of(checks.latest(ruleSet, draft), language);
    }
}
