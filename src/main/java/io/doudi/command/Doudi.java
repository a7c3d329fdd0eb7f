package io.doudi.command;

import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.CheckReport;
import io.doudi.ruleset.FolderCheck;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The commands. The exit code is 0, or 1 if rules are wrong, something is refused or a component is
 * vulnerable, or 2 if the call is wrong.
 */
@Command(
        name = "doudi",
        description =
                "Rule sets in folders: check, test, import, export, publish. A running service:"
                        + " decide, batch, compare, backup. The program: audit.",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true,
        subcommands = {
            Doudi.Check.class,
            Doudi.Test.class,
            Doudi.Import.class,
            Doudi.Export.class,
            Doudi.Publish.class,
            Decide.class,
            Batch.class,
            Compare.class,
            Backup.class,
            Audit.class,
            Completion.class
        })
public final class Doudi {

    private static final int REFUSED = 1;

    /**
     * Without a service nobody sets levels, and while Drools logs in detail it fails over rules
     * with {@code not}.
     */
    private static final List<Logger> ENGINES =
            List.of(Logger.getLogger("org.kie"), Logger.getLogger("org.drools"));

    private final Map<String, String> environment;

    private Doudi(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The variables of the environment, with the secrets among them. */
    Map<String, String> environment() {
        return environment;
    }

    /** Runs a command and gives its exit code. */
    public static int run(String... arguments) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                arguments);
    }

    static int run(
            PrintWriter out,
            PrintWriter problems,
            Map<String, String> environment,
            String... arguments) {
        ENGINES.forEach(logger -> logger.setLevel(Level.OFF));
        return new CommandLine(new Doudi(environment))
                .setOut(out)
                .setErr(problems)
                .setExecutionExceptionHandler(Doudi::told)
                .execute(arguments);
    }

    private static int told(Exception problem, CommandLine command, CommandLine.ParseResult result)
            throws Exception {
        if (problem instanceof ProblemException || problem instanceof IllegalStateException) {
            command.getErr().println(problem.getMessage());
            return REFUSED;
        }
        throw problem;
    }

    /** What the commands on folders have in common. */
    abstract static class OnFolder implements Callable<Integer> {

        @Spec private CommandSpec command;

        @Option(
                names = "--folder",
                description = "The folder with dmn and rules in it (default: the present one).")
        private Path folder = Path.of("");

        @Mixin private Language language;

        @Parameters(
                arity = "0..*",
                description = "Versions, for example dazhou/2023 (default: all).")
        private List<String> versions = List.of();

        abstract Function<String, CheckReport> step(FolderCheck folders);

        @Override
        public Integer call() {
            FolderCheck folders = FolderCheck.of(folder);
            List<String> names = versions.isEmpty() ? folders.names() : versions;
            long errors = 0;
            for (String name : names) {
                CheckReport report = step(folders).apply(name);
                show(name, report);
                errors += report.errors();
            }
            return errors == 0 ? 0 : REFUSED;
        }

        private void show(String name, CheckReport report) {
            PrintWriter out = command.commandLine().getOut();
            Messages messages = language.messages();
            out.println(
                    messages.text(
                            "command.report",
                            name,
                            report.cases(),
                            report.errors(),
                            report.warnings()));
            report.texts(messages).forEach(text -> out.println("  " + text));
        }
    }

    /** Passes versions through the gate. */
    @Command(
            name = "check",
            description = "Check versions in folders as the publication gate does.",
            exitCodeListHeading = ExitCodes.HEADING,
            exitCodeList = {ExitCodes.DONE, ExitCodes.WRONG_RULES, ExitCodes.WRONG_CALL},
            mixinStandardHelpOptions = true)
    static final class Check extends OnFolder {
        @Override
        Function<String, CheckReport> step(FolderCheck folders) {
            return folders::check;
        }
    }

    /** Runs the cases of versions. */
    @Command(
            name = "test",
            description = "Run the stored cases of versions in folders.",
            exitCodeListHeading = ExitCodes.HEADING,
            exitCodeList = {ExitCodes.DONE, ExitCodes.WRONG_RULES, ExitCodes.WRONG_CALL},
            mixinStandardHelpOptions = true)
    static final class Test extends OnFolder {
        @Override
        Function<String, CheckReport> step(FolderCheck folders) {
            return folders::test;
        }
    }

    /** What the commands on one version of a running service have in common. */
    abstract static class OnVersion extends OnService {

        @Parameters(index = "0", description = "The version, for example dazhou/2023.")
        String version;
    }

    /** Makes a draft from folders. */
    @Command(
            name = "import",
            description = "Make a draft from a version in folders.",
            exitCodeListHeading = ExitCodes.HEADING,
            exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
            mixinStandardHelpOptions = true)
    static final class Import extends OnVersion {

        @Option(names = "--folder", description = "The folder with dmn and rules in it.")
        private Path folder = Path.of("");

        @Override
        public Integer call() {
            say(service().imported(FolderCheck.of(folder).archive(version)));
            return 0;
        }
    }

    /** Writes a version into folders. */
    @Command(
            name = "export",
            description = "Write a published version into folders.",
            exitCodeListHeading = ExitCodes.HEADING,
            exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
            mixinStandardHelpOptions = true)
    static final class Export extends OnVersion {

        @Option(names = "--folder", description = "Where to write dmn and rules.")
        private Path folder = Path.of("");

        @Override
        public Integer call() {
            service().export(version, folder).forEach(path -> say(path.toString()));
            return 0;
        }
    }

    /** Publishes an approved draft. */
    @Command(
            name = "publish",
            description = "Publish an approved draft.",
            exitCodeListHeading = ExitCodes.HEADING,
            exitCodeList = {ExitCodes.DONE, ExitCodes.REFUSED, ExitCodes.WRONG_CALL},
            mixinStandardHelpOptions = true)
    static final class Publish extends OnVersion {

        @Option(names = "--from", description = "The first day, for example 2026-12-01.")
        private LocalDate from;

        @Option(names = "--to", description = "The last day.")
        private LocalDate to;

        @Override
        public Integer call() {
            say(service().publish(version, Optional.ofNullable(from), Optional.ofNullable(to)));
            return 0;
        }
    }
}
