package io.jenkins.plugins.externalsystems.runner.demo;

import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
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
 * Runs {@code docs/examples/release.Jenkinsfile} against servers in this process, on real sockets, and
 * prints what they received: the proof that the requests arrived as the services want them.
 */
public final class Demo {
    private final PrintStream out;

    public Demo(PrintStream out) {
        this.out = out;
    }

    /** @return success only if the build was good and the servers received what the pipeline asks for */
    public ExitCode run() {
        try (DemoServers servers = new DemoServers()) {
            return run(servers);
        }
    }

    /** The same against servers of the caller. */
    ExitCode run(DemoServers servers) {
        Map<String, String> variables = servers.variables();
        ConfigurationFile file =
                ConfigurationFile.parse("connections.yaml", example("connections.yaml"), variables::get);
        out.println("Runs docs/examples/release.Jenkinsfile with docs/examples/connections.yaml against:");
        servers.byName().forEach((name, server) -> out.println("  " + name + " at " + server.url()));
        out.println("  Mail at localhost:" + servers.smtp.port());
        out.println();
        ExitCode code = new TerminalRun(file, variables::get, out)
                .run(new JenkinsfileRun("release.Jenkinsfile", example("release.Jenkinsfile")), Map.of(), Path.of(""));
        boolean isAsExpected = report(servers);
        return isAsExpected ? code : ExitCode.FAILURE;
    }

    private boolean report(DemoServers servers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Server", "Request", "What it said"));
        servers.byName().forEach((name, server) -> rows.addAll(requests(name, server)));
        rows.addAll(mails(servers.smtp));
        out.println();
        out.println("What the servers recorded:");
        TextTable.format(rows).forEach(out::println);
        out.println();
        List<Expectation> expectations = Expectation.ofRelease(servers);
        expectations.forEach(expectation ->
                out.println((expectation.isMet() ? "[ok]      " : "[missing] ") + expectation.description()));
        long met = expectations.stream().filter(Expectation::isMet).count();
        out.println();
        out.println("Demo: the servers hold " + met + " of " + expectations.size() + " expected effects.");
        return met == expectations.size();
    }

    private static List<List<String>> requests(String server, FakeServer fake) {
        return fake.requests().stream()
                .map(request -> List.of(server, Gist.way(request), Gist.of(request)))
                .toList();
    }

    private static List<List<String>> mails(FakeSmtp smtp) {
        return smtp.messages().stream()
                .map(mail -> List.of("Mail", "to " + String.join(", ", mail.recipients()), mail.subject()))
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
