package io.doudi.command;

/** What the exit codes mean, as the help tells it. */
final class ExitCodes {

    static final String HEADING = "%nExit codes:%n";
    static final String DONE = "0:Done, and nothing is wrong.";
    static final String WRONG_RULES = "1:The rules have errors.";
    static final String REFUSED = "1:The service refused it or cannot be reached.";
    static final String FAILED_LINES = "1:Some lines have a problem in place of an answer.";
    static final String AFFECTED = "1:Some components are affected.";
    static final String WRONG_CALL = "2:The call is wrong.";

    private ExitCodes() {}
}
