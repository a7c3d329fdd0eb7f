package io.doudi.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands on a running service have in common. */
abstract class OnService implements Callable<Integer> {

    static final int REFUSED = 1;

    @Spec private CommandSpec command;

    @ParentCommand private Doudi program;

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

    Service service() {
        return new Service(url, Credentials.of(program.environment(), user));
    }

    /** What was asked for. */
    void say(String what) {
        command.commandLine().getOut().println(what);
    }

    /** How it goes, beside what was asked for. */
    void remark(String what) {
        command.commandLine().getErr().println(what);
    }
}
