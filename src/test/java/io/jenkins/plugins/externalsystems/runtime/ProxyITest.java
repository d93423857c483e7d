package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Requests go where Jenkins' proxy settings say, from the moment an administrator changes them. */
@WithJenkins
class ProxyITest {
    private static JenkinsRule jenkins;

    private final FakeSlack slack = new FakeSlack();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @AfterEach
    void reset() {
        jenkins.jenkins.setProxy(null);
        slack.close();
    }

    @Test
    void followsEveryChangeOfTheProxySettings() throws Exception {
        try (RecordingProxy first = new RecordingProxy("");
                RecordingProxy second = new RecordingProxy("")) {
            works();
            assertThat(first.forwarded()).isEmpty();

            proxy(first, null, null, "");
            works();
            int throughFirst = first.forwarded().size();
            assertThat(first.forwarded())
                    .isNotEmpty()
                    .allSatisfy(url ->
                            assertThat(url.toString()).startsWith(slack.url().toString()));

            proxy(second, null, null, "");
            works();
            assertThat(first.forwarded()).hasSize(throughFirst);
            assertThat(second.forwarded()).isNotEmpty();
            int throughSecond = second.forwarded().size();

            proxy(second, null, null, "other.example\n127.0.0.*");
            works();
            assertThat(second.forwarded()).as("no-proxy hosts").hasSize(throughSecond);

            proxy(second, null, null, "*.example");
            works();
            assertThat(second.forwarded()).hasSizeGreaterThan(throughSecond);
            int again = second.forwarded().size();

            jenkins.jenkins.setProxy(null);
            works();
            assertThat(second.forwarded()).as("removed").hasSize(again);
        }
    }

    @Test
    void logsInToTheProxy() throws Exception {
        String login = Base64.getEncoder().encodeToString("me:pass-word".getBytes(StandardCharsets.UTF_8));
        try (RecordingProxy proxy = new RecordingProxy("Basic " + login)) {
            proxy(proxy, "me", "pass-word", "");
            works();
            assertThat(proxy.forwarded()).isNotEmpty();
            assertThat(slack.requests())
                    .isNotEmpty()
                    .allSatisfy(request ->
                            assertThat(request.header("Proxy-Authorization")).isEmpty());

            proxy(proxy, "me", "wrong", "");
            ExternalSystemResult refused = connect();
            assertThat(refused.success()).isFalse();
            assertThat(refused.errorMessage()).contains("407").doesNotContain("wrong");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamedAsAPossibility() throws Exception {
        jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", 1));
        ExternalSystemResult refused = connect();
        assertThat(refused.errorCode()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(refused.errorMessage()).contains("proxy");
        assertThat(slack.requests()).isEmpty();
    }

    private static void proxy(RecordingProxy proxy, String user, String password, String noProxy) {
        jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), user, password, noProxy));
    }

    private void works() throws Exception {
        ExternalSystemResult result = connect();
        assertThat(result.success()).as(result.errorMessage()).isTrue();
    }

    private ExternalSystemResult connect() throws Exception {
        return ConnectionService.get()
                .test(new ScopedConnection(ConnectionScope.GLOBAL, Controller.connectSlack(slack)));
    }
}
