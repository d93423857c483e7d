package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.connectors.rest.RestConnectorProvider;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.ManualTime;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transport without a thread of its own: only who waits for the answer can carry a request. */
class BlockingCallTest {
    private final TestRuntime time = TestRuntime.manual();
    private final ExecutorService nobody = Executors.newCachedThreadPool();
    private final OkHttpClient client = OkHttpTransport.newClient(nobody);
    private final FakeServer server = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.json(200, "{\"page\":1}");
        }
    };
    private final ExternalSystem connection = new RestConnectorProvider().create(runtime(time.time()));

    private ConnectorRuntime runtime(ManualTime clock) {
        return new ConnectorRuntime(new OkHttpTransport(() -> client), clock, clock, new Random(42));
    }

    @BeforeEach
    void open() {
        nobody.shutdown();
        connection.initialize(ConnectorConfig.builder("rest")
                .set("url", server.url())
                .set("max_retries", 0)
                .build());
    }

    @AfterEach
    void close() {
        connection.close();
        client.connectionPool().evictAll();
        server.close();
        time.close();
    }

    @Test
    void isCarriedOutByItsCaller() {
        ExternalSystemResult result = connection.executeOperation("get", Map.of("path", "/first"));
        assertThat(result.errorMessage()).isNull();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theAsynchronousFormNeedsAThread() {
        ExternalSystemResult result =
                TestCalls.await(connection.executeOperationAsync("get", Map.of("path", "/first")));
        assertThat(result.errorCode()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(server.requests()).isEmpty();
    }
}
