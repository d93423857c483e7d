package io.jenkins.plugins.externalsystems.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.connectors.slack.SlackConnectorProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * {@code chat.postMessage}: Slack's own SDK beside the operation {@code send_message}, with the same content and on OkHttp
 * clients of the same kind.
 *
 * <p>The connector's limits (one message a second in a channel, 300 a minute in all) are in force, but it lives on a clock
 * that goes on by ten seconds with each message, so that they cost what they cost and never have to wait.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SlackBenchmark {
    private static final String TOKEN = "xoxb-token-of-the-benchmark";
    private static final String TEXT = "*nightly* #42 failed: <https://jira.example/browse/PROJ-1|PROJ-1>";
    private static final String NAME = "Jenkins";
    private static final String EMOJI = ":robot_face:";
    private static final String ANSWER = """
            {"ok":true,"channel":"C0123456789","ts":"1700000000.000100","message":{"type":"message","subtype":"bot_message",\
            "text":"*nightly* #42 failed: <https://jira.example/browse/PROJ-1|PROJ-1>","ts":"1700000000.000100",\
            "username":"Jenkins","bot_id":"B0123456789","icons":{"emoji":":robot_face:"}}}""";
    private static final Duration PER_MESSAGE = Duration.ofSeconds(10);

    private final SteppingClock clock = new SteppingClock();
    private KeepAliveServer server;
    private BenchRuntime runtime;
    private ExternalSystem connector;
    private MethodsClient methods;

    /** A channel of its own for each thread, since a channel takes one message after the other. */
    @State(Scope.Thread)
    public static class Channel {
        private static final AtomicInteger LAST = new AtomicInteger();
        private final String name = "#ci-" + LAST.incrementAndGet();
    }

    /** Starts server, SDK and connector. */
    @Setup
    public void open() {
        server = new KeepAliveServer(ANSWER);
        runtime = new BenchRuntime(clock);
        ExternalSystemFactory factory = new ExternalSystemFactory(runtime.runtime());
        factory.registerConnector(new SlackConnectorProvider());
        connector = factory.createConnector(
                "slack",
                ConnectorConfig.builder("bench")
                        .set("bot_token", SecretValue.of(TOKEN))
                        .set("api_url", server.url() + "/api")
                        .set("username", NAME)
                        .set("icon_emoji", EMOJI)
                        .set("requests_per_minute", 0)
                        .set("max_concurrent", 16)
                        // The clock is fast.
                        .set("deadline", Duration.ofDays(1))
                        .build());
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.url() + "/api/");
        SlackHttpClient http = new SlackHttpClient(runtime.client());
        http.setConfig(config);
        methods = Slack.getInstance(config, http).methods(TOKEN);
    }

    /** Ends what {@link #open} started. */
    @TearDown
    public void close() throws IOException {
        connector.close();
        runtime.close();
        server.close();
    }

    /** The SDK's blocking form, which does not limit itself. */
    @Benchmark
    public String sdk(Channel channel) throws IOException, SlackApiException {
        ChatPostMessageResponse sent = methods.chatPostMessage(request ->
                request.channel(channel.name).text(TEXT).username(NAME).iconEmoji(EMOJI));
        if (!sent.isOk()) {
            throw new IllegalStateException(sent.getError());
        }
        return sent.getTs();
    }

    /** The connector's operation. */
    @Benchmark
    public Object connector(Channel channel) {
        clock.advance(PER_MESSAGE);
        ExternalSystemResult sent = connector.executeOperation(
                "send_message", Map.of("channel", channel.name, "text", TEXT, "format", "mrkdwn"));
        if (!sent.success()) {
            throw new IllegalStateException(sent.errorMessage());
        }
        return sent.resultData().get("ts");
    }
}
