package io.doudi.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the script by which a shell completes these commands. */
@Command(
        name = "completion",
        description = "Write the script for bash or zsh: source <(doudi completion).",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.WRONG_CALL},
        mixinStandardHelpOptions = true)
final class Completion implements Runnable {

    @Spec private CommandSpec command;

    @Override
    public void run() {
        command.commandLine()
                .getOut()
                .print(AutoComplete.bash("doudi", command.root().commandLine()));
        command.commandLine().getOut().flush();
    }
}
