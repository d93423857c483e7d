package io.jenkins.plugins.externalsystems.core.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.Operation;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.testresults.folder.DirectoryTestResults;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of every connector, as a dry run: no server gets anything, and no secret shows. */
class EveryDryRunTest {
    /** Settings that no sample fits. */
    private static final Map<String, Map<String, Object>> SETTINGS = Map.of(
            "twilio", Map.of("account_sid", "AC" + "0".repeat(32), "from_number", "+15005550006"),
            "resend", Map.of("from_email", "a@example.com"),
            "sendgrid", Map.of("from_email", "a@example.com"),
            "msteams", Map.of("use_graph_api", true, "tenant_id", "t", "client_id", "c", "default_team_id", "t"),
            "testrail", Map.of("project_id", 1),
            "slack", Map.of("default_channel", "C1"),
            "email", Map.of("smtp_server", "localhost", "default_sender", "a@example.com", "username", "u"));

    private static final Map<String, Object> DATA =
            Map.of("driver", "d", "alert", "a", "vessel", "v", "name", "n", "start", "s");

    /**
     * Parameters that operations ask for beyond what they declare as required, or of a form; by name, or type and name, or
     * operation and name.
     */
    private static final Map<String, Object> SAMPLES = Map.ofEntries(
            Map.entry("text", "hello"),
            Map.entry("document", "{ a }"),
            Map.entry("template", "notice"),
            Map.entry("variables", Map.of("title", "t", "message", "t")),
            Map.entry("name", "up"),
            Map.entry("value", 1),
            Map.entry("metrics", Map.of("up", 1)),
            Map.entry("email", "a@example.com"),
            Map.entry("subject", "hello"),
            Map.entry("address", "a@example.com"),
            Map.entry("check_mx", true),
            Map.entry("mutate document", "mutation { a }"),
            Map.entry("files", "*.xml"),
            Map.entry("file", "*.xml"),
            Map.entry("reports", "*.xml"),
            Map.entry("to", "a@example.com"),
            Map.entry("messages", List.of(Map.of("to", "a@example.com", "subject", "s", "text", "t"))),
            Map.entry("run_id", 1),
            Map.entry("title", "t"),
            Map.entry("time_spent", "1h"),
            Map.entry("url", "https://example.com"),
            Map.entry("jira to", "PROJ-2"),
            Map.entry("rest path", "/a"),
            Map.entry("jira issues", List.of(Map.of("project", "PROJ", "summary", "s"))),
            Map.entry("jira project", "PROJ"),
            Map.entry("twilio to", "+15005550010"),
            Map.entry("twilio sid", "SM" + "0".repeat(32)),
            Map.entry("twilio id", "SM" + "0".repeat(32)),
            Map.entry("twilio template", "shift_reminder"),
            Map.entry("data", DATA),
            Map.entry("slack id", "C024BE91L/1405894322.002768"),
            Map.entry("slack users", List.of("U024BE91L")),
            Map.entry("slack user", "U024BE91L"),
            Map.entry("slack event_type", "driver_alert"),
            Map.entry("msteams messages", List.of(Map.of("text", "t"))),
            Map.entry("msteams template", "driver_alert"),
            Map.entry("msteams card", Map.of("body", List.of(Map.of("type", "TextBlock", "text", "t")))),
            Map.entry("testrail results", List.of(Map.of("case_id", 1, "status", "passed"))));

    private final TestRuntime test = new TestRuntime();

    @TempDir
    private Path folder;

    private final Server server = new Server();
    private final String secret = "s3cret-" + UUID.randomUUID();

    @AfterEach
    void stop() {
        server.close();
        test.close();
    }

    @BeforeEach
    void report() throws Exception {
        Files.writeString(
                folder.resolve("TEST-a.xml"),
                "<testsuite name='a'><testcase classname='a' name='C1 fails'><failure message='m'/></testcase></testsuite>");
    }

    @TestFactory
    Stream<DynamicTest> sendsNothing() {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(provider -> DynamicTest.dynamicTest(provider.type(), () -> sendsNothing(provider)));
    }

    private void sendsNothing(ConnectorProvider provider) {
        DeclaredConnector connector = (DeclaredConnector) provider.create(test.runtime());
        connector.initialize(config(connector));
        Map<String, Map<String, Object>> calls = calls(connector);
        for (Map.Entry<String, Map<String, Object>> call : calls.entrySet()) {
            String operation = call.getKey().split(" ")[0];
            ExternalSystemResult result =
                    TestCalls.await(connector.executeOperationAsync(operation, call.getValue(), options()));
            assertThat(server.requests()).as(call.getKey()).isEmpty();
            assertThat(result.isDryRun()).as(call.getKey()).isTrue();
            assertThat(result.toString()).as(call.getKey()).doesNotContain(secret);
            assertThat(result.resultData()).as(call.getKey() + ": " + result).containsKeys("request", "parameters");
        }
    }

    private CallOptions options() {
        return CallOptions.defaults()
                .withFiles(new DirectoryFiles(folder, Runnable::run))
                .withTestResults(new DirectoryTestResults(folder, Runnable::run))
                .asDryRun();
    }

    private ConnectorConfig config(DeclaredConnector connector) {
        ConnectorConfig.Builder config = ConnectorConfig.builder("x");
        connector.definition().settings().forEach(setting -> {
            String name = setting.name();
            switch (setting.type()) {
                case URL -> {
                    if (!name.equals("oauth2_token_url")) {
                        config.set(name, server.url().toString());
                    }
                }
                case SECRET -> {
                    if (!name.startsWith("client_certificate")
                            && !name.equals("webhook_url")
                            && !name.equals("access_token")) {
                        config.set(name, SecretValue.of(secret));
                    }
                }
                default -> {
                    if (setting.isRequired()) {
                        config.set(name, "sample");
                    }
                }
            }
        });
        return config.setAll(SETTINGS.getOrDefault(connector.definition().type(), Map.of()))
                .build();
    }

    /** By name, and the item's type where it is of one. */
    private static Map<String, Map<String, Object>> calls(DeclaredConnector connector) {
        Map<String, Map<String, Object>> calls = new LinkedHashMap<>();
        for (Operation operation : connector.definition().operations().operations()) {
            calls.put(operation.name(), sample(connector, operation));
        }
        for (ItemVerb verb : ItemVerb.values()) {
            for (Operation item : connector.definition().operations().items(verb)) {
                Map<String, Object> parameters = new LinkedHashMap<>();
                parameters.put("item_type", item.name());
                switch (verb) {
                    case QUERY -> parameters.putAll(sample(connector, item));
                    case CREATE -> parameters.put("data", sample(connector, item));
                    case UPDATE -> {
                        parameters.put("id", id(connector, item));
                        parameters.put("data", sample(connector, item));
                    }
                    default -> parameters.put("id", id(connector, item));
                }
                calls.put(verb.operation() + " " + item.name(), parameters);
            }
        }
        return calls;
    }

    private static Object id(DeclaredConnector connector, Operation item) {
        String type = connector.definition().type();
        boolean isPart = type.equals("jira") && !item.name().equals("issue");
        return isPart ? "PROJ-1/1" : item.name().equals("file") ? "F024BE91L" : SAMPLES.getOrDefault(type + " id", "1");
    }

    private static Map<String, Object> sample(DeclaredConnector connector, Operation operation) {
        Map<String, Object> sample = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = Stream.of(connector.definition().type() + " ", operation.name() + " ", "")
                    .map(start -> SAMPLES.get(start + parameter.name()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> parameter.isRequired() ? value(parameter) : null);
            if (value != null) {
                sample.put(parameter.name(), value);
            }
        }
        return sample;
    }

    private static Object value(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return parameter.choices().get(0);
        }
        return switch (parameter.type()) {
            case STRING, TEXT, ANY -> "1";
            case INTEGER, NUMBER -> 1;
            case BOOLEAN -> true;
            case STRING_LIST -> List.of("1");
            case MAP -> Map.of("a", "b");
            case MAP_LIST -> List.of(Map.of("a", "b"));
        };
    }

    private static final class Server extends FakeServer {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.json(200, "{}");
        }
    }
}
