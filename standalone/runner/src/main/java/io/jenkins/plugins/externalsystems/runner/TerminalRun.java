package io.jenkins.plugins.externalsystems.runner;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.core.http.okhttp.OkHttpTransport;
import io.jenkins.plugins.externalsystems.core.mail.dns.JndiMailDomains;
import io.jenkins.plugins.externalsystems.core.mail.jakarta.JakartaMailTransport;
import io.jenkins.plugins.externalsystems.core.testresults.folder.DirectoryTestResults;
import io.jenkins.plugins.externalsystems.runner.configuration.ConfigurationFile;
import io.jenkins.plugins.externalsystems.runner.report.CallTable;
import io.jenkins.plugins.externalsystems.runner.report.Console;
import io.jenkins.plugins.externalsystems.runner.script.JenkinsfileRun;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** One run of one Jenkinsfile with one configuration file, threads and connections included. */
public final class TerminalRun {
    private final ConfigurationFile file;
    private final UnaryOperator<String> variables;
    private final PrintStream out;
    private final boolean isDryRun;

    /** @param variables gives an environment variable, null if it is not set */
    public TerminalRun(ConfigurationFile file, UnaryOperator<String> variables, PrintStream out) {
        this(file, variables, out, false);
    }

    private TerminalRun(ConfigurationFile file, UnaryOperator<String> variables, PrintStream out, boolean isDryRun) {
        this.file = file;
        this.variables = variables;
        this.out = out;
        this.isDryRun = isDryRun;
    }

    /** The same without sending anything: prints what would be sent. */
    public TerminalRun asDryRun() {
        return new TerminalRun(file, variables, out, true);
    }

    /**
     * Runs the Jenkinsfile, prints its log and the table of calls.
     *
     * @param workspace where the files that the Pipeline sends are found
     * @throws BrokenInput if it cannot be understood
     */
    public ExitCode run(JenkinsfileRun jenkinsfile, Map<String, String> parameters, Path workspace) {
        Redactor redactor = Redactor.of(file.secretTexts());
        Console console = new Console(out, redactor);
        CallTable table = new CallTable(redactor);
        ExecutorService wire = Executors.newCachedThreadPool(daemons("wire"));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("timer"));
        OkHttpClient client = OkHttpTransport.newClient(wire);
        ConnectorRuntime runtime = new ConnectorRuntime(
                        new OkHttpTransport(() -> client), timer, InstantSource.system(), new SecureRandom())
                .withMail(new JakartaMailTransport(wire), new JndiMailDomains(wire));
        try (ReachableConnections connections = new ReachableConnections(runtime, file, variables, isDryRun)) {
            ActionSteps steps = new ActionSteps(
                    connections,
                    new DirectoryFiles(workspace, wire),
                    new DirectoryTestResults(workspace, wire),
                    console,
                    table,
                    redactor);
            boolean isGood = jenkinsfile.run(console, parameters, variables, steps);
            return isGood && !steps.hasFailed() ? ExitCode.SUCCESS : ExitCode.FAILURE;
        } finally {
            console.plain("");
            table.lines().forEach(console::plain);
            client.connectionPool().evictAll();
            wire.shutdownNow();
            timer.shutdownNow();
        }
    }

    private static ThreadFactory daemons(String role) {
        return work -> {
            Thread thread = new Thread(work, "external-systems-" + role);
            thread.setDaemon(true);
            return thread;
        };
    }
}
