package io.jenkins.plugins.externalsystems.runner;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Ends the run: command line, Jenkinsfile or configuration file is wrong, as the message says in one sentence. An Error, so
 * that neither a script's {@code catch (Exception e)} nor {@code catchError} goes on with a step that can never work.
 */
public final class BrokenInput extends Error {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private BrokenInput(ExitCode exitCode, String message, @CheckForNull Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The command line is wrong. */
    public static BrokenInput usage(String message) {
        return new BrokenInput(ExitCode.USAGE, message, null);
    }

    /** A file is wrong. */
    public static BrokenInput file(String message) {
        return new BrokenInput(ExitCode.BROKEN_INPUT, message, null);
    }

    /** A file is wrong. @param cause what told so */
    public static BrokenInput file(String message, Throwable cause) {
        return new BrokenInput(ExitCode.BROKEN_INPUT, message, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
