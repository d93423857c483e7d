package io.jenkins.plugins.externalsystems.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.EmailConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.itest.Canary;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Forms;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;

/** A mail server that sends back what it was told finds no way to show a password, an OAuth2 client's secret or a token. */
class EmailSecretsITest extends ControllerTest {
    private static final String MAILBOX = "builds@example.com";

    private final Canary password = new Canary("password", "%s");
    private final Canary wrong = new Canary("wrong password", "%s");
    private final Canary clientSecret = new Canary("client secret", "%s");
    private final Canary token = new Canary("access token", "%s");
    private final List<Canary> canaries = List.of(password, wrong, clientSecret, token);
    private final List<String> leaks = new ArrayList<>();

    private final FakeServer tokens = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.json(200, "{\"access_token\":\"" + token.secret() + "\",\"token_type\":\"Bearer\"}");
        }
    };
    private final FakeSmtp plain = FakeSmtp.start().withLogin("PLAIN", "bot:" + password.secret());
    private final FakeSmtp oauth2 = FakeSmtp.start().withLogin("XOAUTH2", MAILBOX + ":" + token.secret());
    private final FakeSmtp refusing = FakeSmtp.start().withLogin("XOAUTH2", MAILBOX + ":another");

    @BeforeEach
    void configure() throws Exception {
        login("good", "bot", password);
        login("wrong", "bot", wrong);
        login("app", "client", clientSecret);
        Controller.setConnections(
                mail("mail-good", plain, "good"),
                mail("mail-wrong", plain, "wrong"),
                byToken(mail("mail-token", oauth2, "app")),
                byToken(mail("mail-refused", refusing, "app")));
    }

    @AfterEach
    void close() {
        tokens.close();
        plain.close();
        oauth2.close();
        refusing.close();
    }

    private static void login(String id, String user, Canary secret) throws Exception {
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", user, secret.secret()));
    }

    private static EmailConnectionConfiguration mail(String id, FakeSmtp smtp, String credentialsId) {
        EmailConnectionConfiguration connection = Controller.connectEmail(id, smtp);
        connection.setCredentialsId(credentialsId);
        connection.setMaxRetries(0);
        connection.setTimeout(5);
        return connection;
    }

    private EmailConnectionConfiguration byToken(EmailConnectionConfiguration connection) {
        connection.setTokenUrl(tokens.url() + "/token");
        connection.setMailbox(MAILBOX);
        return connection;
    }

    @Test
    void noSecretIsToldAnywhere() throws Exception {
        try (LogRecorder log = new LogRecorder()
                .record("", Level.INFO)
                .record("io.jenkins.plugins.externalsystems", Level.ALL)
                .record("jakarta.mail", Level.ALL)
                .record("org.eclipse.angus.mail", Level.ALL)
                .capture(20_000)) {
            WorkflowRun run = build(Result.SUCCESS, """
                    for (id in ['mail-good', 'mail-wrong', 'mail-token', 'mail-refused']) {
                      def message = [subject: 'Hello', text: 'It works.']
                      echo "${externalSystem(connection: id, operation: 'send_message', onError: 'warn', params: message)}"
                      echo "${notifyEmail(connection: id, text: 'It works.', onError: 'warn')}"
                      try {
                        notifyEmail(connection: id, text: 'It works.', onError: 'fail')
                      } catch (e) {
                        echo "caught ${e} ${e.message}"
                      }
                    }
                    """);
            assertThat(plain.messages()).hasSize(3);
            assertThat(oauth2.messages()).hasSize(3);
            assertThat(refusing.messages()).isEmpty();
            assertThat(jenkins.getLog(run)).contains("535", "check user and secret");
            for (ConnectionConfiguration connection :
                    ExternalSystemsConfiguration.get().getConnections()) {
                ScopedConnection scoped = new ScopedConnection(ConnectionScope.GLOBAL, connection);
                look(
                        "test of " + connection.getId(),
                        ConnectionService.get().test(scoped).toMap().toString());
            }
            lookAtPages(run);
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
        lookAtHome();
        assertThat(leaks).isEmpty();
    }

    private void lookAtPages(WorkflowRun run) throws Exception {
        JenkinsRule.WebClient client = Forms.client(jenkins);
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

    private void lookAtHome() throws Exception {
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

    private void look(String place, String text) {
        for (Canary canary : canaries) {
            canary.in(text).ifPresent(found -> leaks.add(place + " has " + found));
        }
    }
}
