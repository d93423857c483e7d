package io.jenkins.plugins.externalsystems.runner;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked for.
 *
 * @param help whether only the usage is wanted
 * @param demo whether the example is run against in-process servers
 * @param installedDemo whether the demo with the servers that are installed here is run
 * @param dryRun whether nothing is sent
 * @param jenkinsfile null with {@code --help} and the demos
 * @param connections null for connections from environment variables alone
 * @param parameters the build's parameters by name
 */
record CommandLine(
        boolean help,
        boolean demo,
        boolean installedDemo,
        boolean dryRun,
        @CheckForNull Path jenkinsfile,
        @CheckForNull Path connections,
        Map<String, String> parameters) {

    static final String USAGE = """
            Runs the external-system steps of a Jenkinsfile live, and shows all others without running them.

              java -jar external-systems-runner.jar [options] Jenkinsfile
              java -jar external-systems-runner.jar --demo | --demo-installed

              --connections FILE   connections and credentials in the form of Configuration as Code; without it they come
                                   from environment variables such as JIRA_SERVER_URL and SLACK_BOT_TOKEN
              --param NAME=VALUE   a parameter of the build; may be given many times
              --dry-run            sends nothing, and prints what would be sent
              --demo               the example pipeline against servers in this process
              --demo-installed     metrics and a mail to the Pushgateway and the mail server (aiosmtpd) that are installed here
              --help               this text

            Exit codes: 0 done, 1 the build or an action with onError 'fail' failed, 2 wrong command line,
            3 broken Jenkinsfile or configuration file.
            """;

    /** @throws BrokenInput for a wrong command line */
    static CommandLine parse(String... args) {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        Map<String, String> parameters = new LinkedHashMap<>();
        Path jenkinsfile = null;
        Path connections = null;
        boolean help = false;
        boolean demo = false;
        boolean installedDemo = false;
        boolean dryRun = false;
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--demo" -> demo = true;
                case "--demo-installed" -> installedDemo = true;
                case "--dry-run" -> dryRun = true;
                case "--connections" -> connections = Path.of(valueOf(argument, rest));
                case "--param" -> {
                    String[] pair = valueOf(argument, rest).split("=", 2);
                    if (pair.length != 2) {
                        throw BrokenInput.usage("--param needs NAME=VALUE.");
                    }
                    parameters.put(pair[0], pair[1]);
                }
                default -> {
                    if (argument.startsWith("-")) {
                        throw BrokenInput.usage("Unknown option " + argument + ".");
                    }
                    if (jenkinsfile != null) {
                        throw BrokenInput.usage("One Jenkinsfile only, not " + argument + " too.");
                    }
                    jenkinsfile = Path.of(argument);
                }
            }
        }
        boolean isDemo = demo || installedDemo;
        boolean isGivenMore = jenkinsfile != null || connections != null || !parameters.isEmpty() || dryRun;
        if (isDemo && (demo == installedDemo || isGivenMore)) {
            throw BrokenInput.usage("A demo takes nothing else.");
        }
        if (!help && !isDemo && jenkinsfile == null) {
            throw BrokenInput.usage("Which Jenkinsfile?");
        }
        return new CommandLine(help, demo, installedDemo, dryRun, jenkinsfile, connections, parameters);
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw BrokenInput.usage(option + " needs a value.");
        }
        return rest.pop();
    }
}
