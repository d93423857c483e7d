package io.jenkins.plugins.externalsystems.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.EmailConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.itest.Canary;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.LeakHunt;
import java.util.List;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.LogRecorder;

/** A mail server that sends back what it was told finds no way to show a password, an OAuth2 client's secret or a token. */
class EmailSecretsITest extends ControllerTest {
    private static final String MAILBOX = "builds@example.com";

    private final Canary password = new Canary("password", "%s");
    private final Canary wrong = new Canary("wrong password", "%s");
    private final Canary clientSecret = new Canary("client secret", "%s");
    private final Canary token = new Canary("access token", "%s");
    private final LeakHunt hunt = new LeakHunt(jenkins, List.of(password, wrong, clientSecret, token));

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
            hunt.lookAtConnectionTests();
            hunt.lookAtPages(run);
            hunt.lookAtLog(log);
        }
        hunt.lookAtHome();
        assertThat(hunt.leaks()).isEmpty();
    }
}
