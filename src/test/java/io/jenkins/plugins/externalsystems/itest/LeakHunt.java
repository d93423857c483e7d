package io.jenkins.plugins.externalsystems.itest;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;

/** Looks for secrets wherever people or files could show them. */
public final class LeakHunt {
    private final JenkinsRule jenkins;
    private final List<Canary> canaries;
    private final List<String> leaks = new ArrayList<>();

    public LeakHunt(JenkinsRule jenkins, List<Canary> canaries) {
        this.jenkins = jenkins;
        this.canaries = canaries;
    }

    /** Looks at a text. @param place for the report */
    public void look(String place, String text) {
        for (Canary canary : canaries) {
            canary.in(text).ifPresent(found -> leaks.add(place + " has " + found));
        }
    }

    /** Tests each connection and looks at how that went. */
    public void lookAtConnectionTests() {
        for (ConnectionConfiguration connection :
                ExternalSystemsConfiguration.get().getConnections()) {
            ScopedConnection scoped = new ScopedConnection(ConnectionScope.GLOBAL, connection);
            look(
                    "test of " + connection.getId(),
                    ConnectionService.get().test(scoped).toMap().toString());
        }
    }

    /** The pages of the controller's configuration and of a build, which has its log. */
    public void lookAtPages(Run<?, ?> run) throws Exception {
        JenkinsRule.WebClient client = Forms.client(jenkins);
        client.getOptions().setTimeout(0);
        for (String page : List.of(
                "manage/configure",
                "log/all",
                run.getUrl(),
                run.getUrl() + "console",
                run.getUrl() + "api/json?depth=3",
                run.getUrl() + "../config.xml")) {
            look(
                    "page " + page,
                    client.getPage(client.getContextPath() + page)
                            .getWebResponse()
                            .getContentAsString());
        }
    }

    public void lookAtLog(LogRecorder log) {
        log.getRecords().forEach(record -> {
            StringWriter thrown = new StringWriter();
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(thrown));
            }
            Object[] parameters = record.getParameters();
            look(
                    "Jenkins' log, " + record.getLoggerName(),
                    record.getMessage() + thrown + (parameters == null ? "" : List.of(parameters)));
        });
    }

    /** All files of the controller but the keys and what is installed. */
    public void lookAtHome() throws Exception {
        Path home = jenkins.jenkins.getRootDir().toPath();
        try (Stream<Path> all = Files.walk(home)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> !home.relativize(file).toString().matches("(plugins|war|secrets)/.*"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(10);
            for (Path file : files) {
                look(home.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Where secrets were found, each with its form and what is around. */
    public List<String> leaks() {
        return List.copyOf(leaks);
    }
}
