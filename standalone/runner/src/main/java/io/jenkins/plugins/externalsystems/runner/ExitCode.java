package io.jenkins.plugins.externalsystems.runner;

/** What the process ends with. */
public enum ExitCode {
    SUCCESS(0),
    /** The build failed, or an action with {@code onError: 'fail'} did. */
    FAILURE(1),
    /** The command line is wrong. */
    USAGE(2),
    /** Jenkinsfile or configuration file cannot be understood. */
    BROKEN_INPUT(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
