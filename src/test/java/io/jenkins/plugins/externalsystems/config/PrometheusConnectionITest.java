package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.externalsystems.config.authentication.BasicAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.BearerAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.SecretParameter;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Prometheus connection: form, configuration as code, and the button that tests it, each way of being wrong. */
@WithJenkins
class PrometheusConnectionITest {
    private static final String EXPORTED = """
            connections:
            - prometheus:
                id: "defaults"
            - prometheus:
                id: "only-queries"
                prometheusAuthentication:
                  basic:
                    credentialsId: "login"
                    secrets:
                    - credentialsId: "token"
                      name: "X-Scope-OrgID"
                prometheusUrl: "https://prometheus.example.com/base"
                pushgatewayAuthentication:
                  bearer:
                    credentialsId: "token"
                withoutJobPrefix: true
                withoutPushgateway: true
            - prometheus:
                id: "only-pushes"
                jobPrefix: "ci"
                maxBuildSeries: 500
                withoutPrometheus: true
            """;

    private static JenkinsRule jenkins;

    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "login", "", "reader", "password-1"));
        Controller.addSecretText("token", "token-1");
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void forget() {
        Controller.setConnections();
    }

    @AfterEach
    void close() {
        prometheus.close();
        gateway.close();
    }

    @Test
    void whatIsExportedImportsToTheSame(@TempDir Path folder) throws Exception {
        configure(folder, EXPORTED);

        assertThat(export()).isEqualTo(EXPORTED);
        PrometheusConnectionConfiguration first = connection(0);
        assertThat(first.getPrometheusUrl()).isEqualTo("http://localhost:9090");
        assertThat(first.getPushgatewayUrl()).isEqualTo("http://localhost:9091");
        assertThat(first.getJobPrefix()).isEqualTo("distributed_testing");
        assertThat(first.getPrometheusAuthentication()).isNull();
        assertThat(connection(1).getPushgatewayUrl() + connection(1).getJobPrefix())
                .isEmpty();
        assertThat(connection(2).getPrometheusUrl()).isEmpty();
        configure(folder, EXPORTED.replace("withoutPushgateway: true", "pushgatewayUrl: \"\""));
        assertThat(export()).isEqualTo(EXPORTED);
        ExternalSystemsConfiguration.get().load();
        assertThat(export()).as("read again from the file").isEqualTo(EXPORTED);
        assertThat(connection(1).getPrometheusAuthentication()).isInstanceOf(BasicAuthentication.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: x, prometheusUrl: 'ftp://e.com'      | Must be a URL such as
            id: x, pushgatewayUrl: 'https://e.com?a' | The URL must have no query
            id: x, prometheusUrl: 'https://u:p@e.de' | must not hold a user or password
            id: x, maxBuildSeries: 19                | 20 to 10,000 series
            id: x, password: abc                     | password
            """)
    void refusesWhatTheFormRefuses(String fields, String sentence, @TempDir Path folder) {
        assertThatThrownBy(() -> configure(folder, "connections: [{prometheus: {" + fields + "}}]\n"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
    }

    @Test
    void keepsEverythingThroughTheForm() throws Exception {
        PrometheusConnectionConfiguration full = new PrometheusConnectionConfiguration("full");
        full.setPrometheusUrl("https://prometheus.example.com");
        full.setPushgatewayUrl("");
        full.setJobPrefix("");
        full.setMaxBuildSeries(20);
        BasicAuthentication login = new BasicAuthentication("login");
        login.setSecrets(List.of(new SecretParameter("X-Scope-OrgID", "token")));
        full.setPrometheusAuthentication(login);
        full.setPushgatewayAuthentication(new BearerAuthentication("token"));
        Controller.setConnections(full, new PrometheusConnectionConfiguration("defaults"));
        String before = export();

        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        jenkins.submit(page.getFormByName("config"));

        assertThat(export()).isEqualTo(before);
        assertThat(connection(1).getPrometheusAuthentication()).isNull();
    }

    @Test
    void theButtonSendsTheFormAsItIs() throws Exception {
        prometheus.requireAuthorization("Basic cmVhZGVyOnBhc3N3b3JkLTE=");
        PrometheusConnectionConfiguration saved = Controller.connectPrometheus("second", prometheus, gateway);
        saved.setPrometheusAuthentication(new BasicAuthentication("login"));
        Controller.setConnections(new PrometheusConnectionConfiguration("first"), saved);
        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);

        assertThat(click(client, page, 1)).contains("Works", "answers queries", "takes metrics and deletes them");
        assertThat(click(client, page, 0)).contains("cannot connect to localhost");

        ((HtmlInput) page.querySelectorAll("[name='_.pushgatewayUrl']").get(1)).setValue("ftp://example.com");
        assertThat(click(client, page, 1))
                .contains("Must be a URL such as https://example.com")
                .doesNotContain("Exception");
        assertThat(connection(1).getPushgatewayUrl())
                .as("nothing is saved")
                .isEqualTo(gateway.url().toString());
    }

    private static String click(JenkinsRule.WebClient client, HtmlPage page, int index) throws Exception {
        HtmlButton button = (HtmlButton)
                page.querySelectorAll("button.external-systems-test").get(index);
        button.click();
        client.waitForBackgroundJavaScript(10_000);
        return button.getNextElementSibling().asNormalizedText();
    }

    @Test
    void goodConnectionsTellWhatWasChecked() throws Exception {
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains("Works. ", "Prometheus 2.42.0 answers queries.</li>", "takes metrics and deletes them.</li>");
        assertThat(gateway.keys()).as("a test leaves nothing behind").isEmpty();
        assertThat(test(with(form(), "pushgatewayUrl", "")))
                .startsWith("<div class=\"ok\">")
                .contains("No Pushgateway: nothing can be pushed.");
        assertThat(test(with(form(), "prometheusUrl", "")))
                .startsWith("<div class=\"ok\">")
                .contains("No Prometheus: nothing can be queried.");
    }

    @Test
    void eachServerHasItsOwnCredentials() throws Exception {
        prometheus.requireAuthorization("Basic cmVhZGVyOnBhc3N3b3JkLTE=");
        gateway.requireAuthorization("Bearer token-1");
        Map<String, Object> form = form();
        assertThat(error(form)).contains("Prometheus answered HTTP 401; check the credentials of 'prometheus_url'");
        form.put("prometheusAuthentication", authentication("Basic", "login"));
        assertThat(error(form)).contains("Pushgateway answered HTTP 401; check the credentials of 'pushgateway_url'");
        form.put("pushgatewayAuthentication", authentication("Bearer", "token"));
        assertThat(test(form)).startsWith("<div class=\"ok\">").doesNotContain("password-1", "token-1");

        form.put("pushgatewayAuthentication", authentication("Bearer", "login"));
        assertThat(error(form)).contains("'login' is a 'Username with password'; needed is a 'Secret text'");
        form.put("pushgatewayAuthentication", authentication("Bearer", "nobody"));
        assertThat(error(form)).contains("credential 'nobody' does not exist");
        form.put("pushgatewayAuthentication", authentication("Bearer", ""));
        assertThat(error(form)).contains("no credential");
    }

    @Test
    void whatTheServersRefuse() throws Exception {
        prometheus.nextReply(Reply.text(403, "no"));
        assertThat(error(form())).contains("Prometheus answered HTTP 403; its credentials do not allow this");
        prometheus.nextReply(Reply.text(404, "404 page not found"));
        assertThat(error(form())).contains("HTTP 404; check 'prometheus_url'");
        prometheus.nextReply(Reply.json(200, "{\"hello\":\"<script>alert(1)</script>\"}"));
        assertThat(error(form())).contains("is not Prometheus'").doesNotContain("<script>");
        gateway.nextReply(Reply.text(403, "no"));
        assertThat(error(form())).contains("Pushgateway answered HTTP 403");
        gateway.nextReply(Reply.text(200, "<html><script>alert(1)</script>Log in</html>"));
        assertThat(error(form())).contains("is a page and not Pushgateway's").doesNotContain("<script>");
        gateway.nextReply(Reply.empty(200), Reply.text(405, "Method Not Allowed"));
        assertThat(error(form()))
                .contains("It took metrics, but 'distributed_testing_connection_test/", "delete it by hand");
    }

    @Test
    void whatTheNetworkAndTheFormRefuse() throws Exception {
        assertThat(error(with(form(), "prometheusUrl", "http://127.0.0.1:1")))
                .contains("Prometheus: cannot connect to 127.0.0.1");
        assertThat(error(with(form(), "pushgatewayUrl", "http://127.0.0.1:1")))
                .contains("Pushgateway: cannot connect to 127.0.0.1");
        assertThat(error(with(form(), "id", ""))).contains("A connection needs an id");
        assertThat(error(with(form(), "prometheusUrl", "nope"))).contains("Must be a URL such as");
        assertThat(error(with(with(form(), "prometheusUrl", ""), "pushgatewayUrl", "")))
                .contains("the connection needs one of them");
        assertThat(send("no JSON")).startsWith("<div class=\"error\">");
        assertThat(send("{}")).startsWith("<div class=\"error\">").doesNotContain("Exception");
        assertThat(send("{\"$class\": \"java.util.ArrayList\", \"id\": \"<script>\"}"))
                .startsWith("<div class=\"error\">")
                .doesNotContain("<script>");
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("$class", PrometheusConnectionConfiguration.class.getName());
        form.put("id", "probe");
        form.put("prometheusUrl", prometheus.url().toString());
        form.put("pushgatewayUrl", gateway.url().toString());
        form.put("jobPrefix", "distributed_testing");
        form.put("verifySsl", true);
        form.put("timeout", 5);
        form.put("maxRetries", 0);
        return form;
    }

    private static Map<String, Object> authentication(String kind, String credentialsId) {
        return Map.of(
                "$class",
                BasicAuthentication.class.getPackageName() + "." + kind + "Authentication",
                "credentialsId",
                credentialsId);
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    private static String error(Map<String, Object> form) throws Exception {
        String answer = test(form);
        assertThat(answer).startsWith("<div class=\"error\">");
        return answer.replace("&#039;", "'").replace("&quot;", "\"");
    }

    private static String test(Map<String, Object> form) throws Exception {
        return send(Json.write(form));
    }

    private static String send(String connection) throws Exception {
        String path =
                Forms.path(jenkins.jenkins.getDescriptorOrDie(PrometheusConnectionConfiguration.class), "testForm");
        WebResponse answer = Forms.post(Forms.client(jenkins), path, Map.of("connection", connection));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private static PrometheusConnectionConfiguration connection(int index) {
        return (PrometheusConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(index);
    }

    private static void configure(Path folder, String ours) throws Exception {
        Path file = folder.resolve("jenkins.yaml");
        Files.writeString(file, "unclassified:\n  externalSystems:\n" + ours.indent(4));
        ConfigurationAsCode.get().configure(List.of(file.toString()));
    }

    private static String export() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("externalSystems"));
    }
}
