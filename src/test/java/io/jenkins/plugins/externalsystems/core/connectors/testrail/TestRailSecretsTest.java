package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API key is in the header that it belongs in, and in no error and no log, even where the server says it back. */
class TestRailSecretsTest {
    private static final int[] STATUSES = {302, 400, 401, 403, 404, 409, 429, 500};

    private final TestRailFixture fixture = new TestRailFixture();
    private final String key = "canary+/=" + UUID.randomUUID();
    private final String basic = Base64.getEncoder()
            .encodeToString((fixture.testRail.username() + ":" + key).getBytes(StandardCharsets.UTF_8));
    private final ExternalSystem connection =
            fixture.connect(Map.of("api_key", SecretValue.of(key), "max_retries", 0, "timeout", "2s"));
    private final Logger ours = Logger.getLogger("io.jenkins.plugins.externalsystems");
    private final StringWriter log = new StringWriter();
    private final Handler toText = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            synchronized (log) {
                log.write(entry.getMessage() + " " + List.of(given(entry)) + "\n");
                if (entry.getThrown() != null) {
                    entry.getThrown().printStackTrace(new PrintWriter(log, true));
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static Object[] given(LogRecord entry) {
        return entry.getParameters() == null ? new Object[0] : entry.getParameters();
    }

    @BeforeEach
    void listen() {
        ours.setLevel(Level.ALL);
        ours.addHandler(toText);
    }

    @AfterEach
    void close() {
        ours.removeHandler(toText);
        ours.setLevel(null);
        connection.close();
        fixture.close();
    }

    static List<EveryCall> everyCall() {
        return EveryCall.all();
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void noErrorAndNoLogHoldsTheKey(EveryCall call) {
        for (String echo : List.of(key, basic)) {
            for (int status : STATUSES) {
                fixture.testRail.nextReply(Reply.json(status, Json.write(Map.of("error", "You sent " + echo)))
                        .with("X-Request-Id", echo)
                        .with("Location", "http://127.0.0.1:1/?key=" + echo));
                requireClean(run(call));
            }
            fixture.testRail.nextReply(Reply.text(200, "<html>" + echo));
            requireClean(run(call));
            fixture.testRail.nextReply(Reply.reset());
            requireClean(run(call));
        }
        assertThat(fixture.testRail.requests())
                .hasSizeGreaterThanOrEqualTo(2 * (STATUSES.length + 2))
                .allSatisfy(request -> {
                    assertThat(request.header("Authorization")).isEqualTo("Basic " + basic);
                    assertThat(request + request.text()).doesNotContain(key, basic);
                });
    }

    @Test
    void neitherTheCheckNorWhatTheConnectionTellsOfItselfHoldsTheKey() {
        for (String echo : List.of(key, basic)) {
            for (int status : STATUSES) {
                fixture.testRail.nextReply(Reply.json(status, Json.write(Map.of("error", "You sent " + echo))));
                requireClean(connection.connect());
            }
        }
        assertThat(connection.systemInfo() + " " + connection + " "
                        + connection.capabilities().toMap())
                .doesNotContain(key, basic);
    }

    private ExternalSystemResult run(EveryCall call) {
        return TestCalls.await(
                connection.executeOperationAsync(call.operation(), call.parameters(), EveryCall.options()));
    }

    private void requireClean(ExternalSystemResult result) {
        assertThat(result + " " + result.toMap()).doesNotContain(key, basic);
        synchronized (log) {
            assertThat(log.toString()).doesNotContain(key, basic);
        }
    }
}
