package io.jenkins.plugins.externalsystems.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.GraphQlConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SoapConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.authentication.BasicAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.BearerAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.SecretParameter;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.itest.Canary;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.LeakHunt;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.LogRecorder;

/** GraphQL and SOAP services that send back all that they are sent find no way to show a secret. */
class ProtocolSecretsITest extends ControllerTest {
    private final Canary token = new Canary("token", "%s");
    private final Canary apiKey = new Canary("API key", "%s");
    private final Canary password = new Canary("password of HTTP", "%s");
    private final Canary inMessages = new Canary("password in messages", "%s");
    private final LeakHunt hunt = new LeakHunt(jenkins, List.of(token, apiKey, password, inMessages));

    private final FakeServer echo = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            String all = request.headers() + " " + request.text();
            int status =
                    request.text().contains("mode500") ? 500 : request.text().contains("mode401") ? 401 : 200;
            if (request.path().equals("/soap")) {
                String words = all.replace("&", "&amp;").replace("<", "&lt;");
                return Reply.text(
                                status,
                                "<s:Envelope xmlns:s='" + SoapVersion.V1_1.envelope() + "'><s:Body><s:Fault><faultcode>"
                                        + words + "</faultcode><faultstring>" + words + "</faultstring><detail><a>"
                                        + words + "</a></detail></s:Fault></s:Body></s:Envelope>")
                        .with("Content-Type", "text/xml");
            }
            return Reply.json(
                    status,
                    Json.write(Map.of(
                            "data",
                            Map.of("x", 1),
                            "errors",
                            List.of(Map.of("message", all, "path", List.of(all), "extensions", Map.of("code", all))))));
        }
    };

    @BeforeEach
    void configure() throws Exception {
        Controller.addSecretText("token", token.secret());
        Controller.addSecretText("key", apiKey.secret());
        login("http", password);
        login("message", inMessages);
        GraphQlConnectionConfiguration graphQl = new GraphQlConnectionConfiguration("tracker", echo.url() + "/graphql");
        BearerAuthentication bearer = new BearerAuthentication("token");
        bearer.setSecrets(List.of(new SecretParameter("X-Key", "key")));
        graphQl.setAuthentication(bearer);
        SoapConnectionConfiguration text = soap("text", true);
        SoapConnectionConfiguration described = soap("described", false);
        Controller.setConnections(quick(graphQl), quick(text), quick(described));
    }

    private SoapConnectionConfiguration soap(String id, boolean isWithoutWsdl) {
        SoapConnectionConfiguration connection = new SoapConnectionConfiguration(id, echo.url() + "/soap");
        connection.setWithoutWsdl(isWithoutWsdl);
        connection.setAuthentication(new BasicAuthentication("http"));
        connection.setMessageCredentialsId("message");
        connection.setMessageSecurity("text");
        return connection;
    }

    private static ConnectionConfiguration quick(ConnectionConfiguration connection) {
        Controller.makeQuick(connection);
        connection.setMaxRetries(0);
        connection.setBreakerFailures(0);
        return connection;
    }

    private static void login(String id, Canary secret) throws Exception {
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", "jenkins", secret.secret()));
    }

    @AfterEach
    void close() {
        echo.close();
    }

    @Test
    void noSecretIsToldAnywhere() throws Exception {
        try (LogRecorder log = new LogRecorder()
                .record("", Level.INFO)
                .record("io.jenkins.plugins.externalsystems", Level.ALL)
                .record("okhttp3", Level.ALL)
                .capture(20_000)) {
            WorkflowRun run = build(Result.SUCCESS, """
                    for (mode in ['mode200', 'mode401', 'mode500']) {
                      def calls = [
                        [connection: 'tracker', operation: 'query', params: [document: "{ x # ${mode}\\n}"]],
                        [connection: 'tracker', operation: 'query',
                          params: [document: "{ x # ${mode}\\n}", accept_partial_data: true]],
                        [connection: 'tracker', operation: 'mutate', params: [document: "mutation { ${mode} }"]],
                        [connection: 'tracker', operation: 'introspect'],
                        [connection: 'text', operation: 'call',
                          params: [operation: 'Ping', namespace: 'urn:x', parameters: [a: mode]]],
                        [connection: 'described', operation: 'Ping']]
                      for (call in calls) {
                        echo "${externalSystem(call + [onError: 'warn'])}"
                        try {
                          externalSystem(call + [onError: 'fail'])
                        } catch (e) {
                          echo "caught ${e} ${e.message}"
                        }
                      }
                    }
                    """);
            assertThat(echo.requests())
                    .as("the secrets were sent")
                    .anyMatch(request -> inMessages.in(request.text()).isPresent())
                    .anyMatch(request -> token.in(request.headers().toString()).isPresent())
                    .anyMatch(request -> apiKey.in(request.headers().toString()).isPresent())
                    .anyMatch(
                            request -> password.in(request.headers().toString()).isPresent());
            assertThat(jenkins.getLog(run)).contains("caught", "****");
            hunt.lookAtConnectionTests();
            hunt.lookAtPages(run);
            hunt.lookAtLog(log);
        }
        hunt.lookAtHome();
        assertThat(hunt.leaks()).isEmpty();
    }
}
