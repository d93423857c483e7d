package io.jenkins.plugins.externalsystems.runner.demo;

import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.runner.ExitCode;
import io.jenkins.plugins.externalsystems.runner.TerminalRun;
import io.jenkins.plugins.externalsystems.runner.configuration.ConfigurationFile;
import io.jenkins.plugins.externalsystems.runner.report.TextTable;
import io.jenkins.plugins.externalsystems.runner.script.JenkinsfileRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs {@code docs/examples/release.Jenkinsfile} against JIRA and Slack servers in this process, on real sockets, and
 * prints what they received: the proof that the requests arrived as the services want them.
 */
public final class Demo {
    private final PrintStream out;

    public Demo(PrintStream out) {
        this.out = out;
    }

    /** @return success only if the build was good and the servers received what the pipeline asks for */
    public ExitCode run() {
        try (FakeJira jira = new FakeJira();
                FakeSlack slack = new FakeSlack()) {
            slack.addChannel("releases");
            Map<String, String> variables = Map.of(
                    "JIRA_SERVER_URL", jira.url().toString(),
                    "JIRA_EMAIL", jira.email(),
                    "JIRA_TOKEN", jira.token(),
                    "JIRA_PROJECT_KEY", jira.project().key(),
                    "SLACK_API_URL", slack.apiUrl().toString(),
                    "SLACK_BOT_TOKEN", slack.token());
            ConfigurationFile file =
                    ConfigurationFile.parse("connections.yaml", example("connections.yaml"), variables::get);
            out.println("Runs docs/examples/release.Jenkinsfile with docs/examples/connections.yaml against a JIRA at "
                    + jira.url() + " and a Slack at " + slack.url() + ".");
            out.println();
            ExitCode code = new TerminalRun(file, variables::get, out)
                    .run(
                            new JenkinsfileRun("release.Jenkinsfile", example("release.Jenkinsfile")),
                            Map.of(),
                            Path.of(""));
            boolean isAsExpected = report(jira, slack);
            return isAsExpected ? code : ExitCode.FAILURE;
        }
    }

    private boolean report(FakeJira jira, FakeSlack slack) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Server", "Request", "What it said"));
        rows.addAll(requests("JIRA", jira));
        rows.addAll(requests("Slack", slack));
        out.println();
        out.println("What the servers recorded:");
        TextTable.format(rows).forEach(out::println);
        out.println();
        List<Expectation> expectations = Expectation.ofRelease(jira, slack);
        expectations.forEach(expectation ->
                out.println((expectation.isMet() ? "[ok]      " : "[missing] ") + expectation.description()));
        long met = expectations.stream().filter(Expectation::isMet).count();
        out.println();
        out.println("Demo: the servers hold " + met + " of " + expectations.size() + " expected effects.");
        return met == expectations.size();
    }

    private static List<List<String>> requests(String server, FakeServer fake) {
        return fake.requests().stream()
                .map(request -> List.of(server, request.method() + " " + request.path(), Gist.of(request)))
                .toList();
    }

    private static String example(String name) {
        try (InputStream in = Demo.class.getResourceAsStream("/examples/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar holds no examples/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
