package io.doudi.command;

import io.doudi.supply.Acceptance;
import io.doudi.supply.AuditReport;
import io.doudi.supply.ComponentAudit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lists the components with known vulnerabilities, from files. The exit code is 1 if there are any,
 * and 2 if the files say nothing.
 */
@Command(
        name = "audit",
        description = "List the components that have known vulnerabilities, without a network.",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.AFFECTED, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true)
final class Audit implements Callable<Integer> {

    private static final int AFFECTED = 1;

    @Spec private CommandSpec command;

    @Parameters(index = "0", description = "The SBOM, sbom.cdx.json beside the program.")
    private Path sbom;

    @Parameters(index = "1", description = "OSV's advisories about Maven packages, a zip.")
    private Path advisories;

    @Option(
            names = "--accepted",
            description = "A YAML file with the advisories that are accepted until a day.")
    private Path accepted;

    @Mixin private Language language;

    @Override
    public Integer call() {
        AuditReport report = report();
        report.texts(language.messages()).forEach(command.commandLine().getOut()::println);
        return report.open() == 0 ? 0 : AFFECTED;
    }

    private AuditReport report() {
        try {
            List<Acceptance> acceptances = accepted == null ? List.of() : Acceptance.read(accepted);
            return ComponentAudit.run(sbom, advisories, acceptances, LocalDate.now());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
