package io.doudi.command;

import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.CheckReport;
import io.doudi.ruleset.FolderCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The commands. The exit code is 0, or 1 if rules are wrong or a component is vulnerable, or 2 if
 * the call is wrong.
 */
@Command(
        name = "doudi",
        description =
                "Rule sets in folders: check, test, import, export, publish. The program: audit.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Doudi.Check.class,
            Doudi.Test.class,
            Doudi.Import.class,
            Doudi.Export.class,
            Doudi.Publish.class,
            Audit.class
        })
public final class Doudi {

    private static final int WRONG_RULES = 1;
    private static final Logger ENGINES = Logger.getLogger("org.kie");

    private Doudi() {}

    /** Runs a command and gives its exit code. */
    public static int run(String... arguments) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    }

    static int run(PrintWriter out, PrintWriter problems, String... arguments) {
        ENGINES.setLevel(Level.OFF);
        return new CommandLine(new Doudi())
                .setOut(out)
                .setErr(problems)
                .setExecutionExceptionHandler(Doudi::told)
                .execute(arguments);
    }

    private static int told(Exception problem, CommandLine command, CommandLine.ParseResult result)
            throws Exception {
        if (problem instanceof ProblemException || problem instanceof IllegalStateException) {
            command.getErr().println(problem.getMessage());
            return WRONG_RULES;
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

        @Option(names = "--lang", description = "zh (default) or en.")
        private String language = "zh";

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
            return errors == 0 ? 0 : WRONG_RULES;
        }

        private void show(String name, CheckReport report) {
            PrintWriter out = command.commandLine().getOut();
            Messages messages = Messages.in(Locale.forLanguageTag(language));
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
            mixinStandardHelpOptions = true)
    static final class Test extends OnFolder {
        @Override
        Function<String, CheckReport> step(FolderCheck folders) {
            return folders::test;
        }
    }

    /** What the commands on a running service have in common. */
    abstract static class OnService implements Callable<Integer> {

        @Spec private CommandSpec command;

        @Option(
                names = "--url",
                defaultValue = "${env:DOUDI_URL:-http://localhost:8080}",
                description = "The service (default: ${DEFAULT-VALUE}).")
        private String url;

        @Option(
                names = "--user",
                defaultValue = "${env:DOUDI_USER:-}",
                description =
                        "The account (default: $DOUDI_USER); its password is $DOUDI_PASSWORD. "
                                + "Instead of both: $DOUDI_API_KEY, or $DOUDI_TOKEN.")
        private String user;

        @Parameters(index = "0", description = "The version, for example dazhou/2023.")
        String version;

        Service service() {
            return new Service(url, Credentials.of(System.getenv(), user));
        }

        void say(String what) {
            command.commandLine().getOut().println(what);
        }
    }

    /** Makes a draft from folders. */
    @Command(
            name = "import",
            description = "Make a draft from a version in folders.",
            mixinStandardHelpOptions = true)
    static final class Import extends OnService {

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
            mixinStandardHelpOptions = true)
    static final class Export extends OnService {

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
            mixinStandardHelpOptions = true)
    static final class Publish extends OnService {

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
