package io.jenkins.plugins.externalsystems.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.DryRunStop;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.cache.CacheRules;
import io.jenkins.plugins.externalsystems.core.cache.ResponseCache;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection that remembers for 300 s, and a service that answers each request with its number. */
final class CacheFixture implements AutoCloseable {
    final TestRuntime runtime = new TestRuntime();
    final FakeServer server = new NumberServer();

    private final Authentication nobody = Authentications.none();
    private final ResponseCache answers;
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private volatile Map<String, String> headers = Map.of();
    private volatile boolean confirms;
    private ResiliencePipeline pipeline = pipeline(0);
    private CallTrace last = new CallTrace();

    /** @param operations that are remembered */
    CacheFixture(String... operations) {
        answers = new ResponseCache(
                runtime.time(), new CacheRules(Set.of(operations), Duration.ofSeconds(300), 1_000_000, false));
    }

    private final class NumberServer extends FakeServer {
        @Override
        protected Reply answer(RecordedRequest request) {
            int number = requests().indexOf(request) + 1;
            CountDownLatch latch = held.remove(request.path());
            if (latch != null) {
                await(latch);
            }
            if (confirms && !request.header("If-None-Match").isEmpty()) {
                return Reply.empty(304);
            }
            Reply reply = Reply.json(200, String.valueOf(number));
            for (Map.Entry<String, String> header : headers.entrySet()) {
                reply = reply.with(header.getKey(), header.getValue());
            }
            return reply;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Headers, name and value in turn, of each number from now on. */
    void answersHave(String... namesAndValues) {
        headers = namesAndValues.length == 2
                ? Map.of(namesAndValues[0], namesAndValues[1])
                : Map.of(namesAndValues[0], namesAndValues[1], namesAndValues[2], namesAndValues[3]);
    }

    /** Whether the service says 304 to who has a tag. */
    void confirms(boolean does) {
        confirms = does;
    }

    /** The next request to this path is not answered before the latch is let down. */
    CountDownLatch hold(String path) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(path, latch);
        return latch;
    }

    void allowOneRequestAMinute() {
        pipeline = pipeline(1);
    }

    private ResiliencePipeline pipeline(int perMinute) {
        ConnectorConfig config = ConnectorConfig.builder("conn")
                .set("requests_per_minute", perMinute)
                .set("burst", 1)
                .set("max_retries", 0)
                .build();
        return new ResiliencePipeline(
                ResilienceSettings.from(config.bind(ResilienceSettings.declare(0))),
                runtime.time(),
                runtime.time(),
                new Random(5));
    }

    ApiRequest.Builder get(String path) {
        return ApiRequest.get(URI.create(server.url() + path));
    }

    ApiRequest.Builder post(String path) {
        return ApiRequest.of("POST", URI.create(server.url() + path), RepeatSafety.UNSAFE)
                .body(HttpBody.json("{}"));
    }

    ApiClient client() {
        return client(nobody);
    }

    private ApiClient client(Authentication authentication) {
        return new ApiClient(
                runtime.transport(), pipeline, authentication, CacheFixture::failureIn, HttpLimits.defaults());
    }

    private static Optional<AttemptException> failureIn(HttpResponse response, CallContext call) {
        return response.isSuccessful()
                ? Optional.empty()
                : Optional.of(StandardErrors.failure(
                        call,
                        StandardErrors.codeOf(response.status()),
                        StandardErrors.happeningOf(response.status(), false),
                        "no",
                        null));
    }

    /** A new call, whose metadata is given from now on. */
    CallContext call(CallOptions options, String operation) {
        last = new CallTrace();
        return new CallContext(
                "conn", operation, options, runtime.time().instant().plusSeconds(120), last, answers);
    }

    Map<String, Object> metadata() {
        return last.toMetadata();
    }

    CompletionStage<HttpResponse> send(String operation, ApiRequest.Builder request) {
        return client().send(call(CallOptions.defaults(), operation), request.build());
    }

    CompletionStage<JsonNode> json(String operation, ApiRequest.Builder request) {
        return client().sendForJson(call(CallOptions.defaults(), operation), request.build());
    }

    String text(String operation, ApiRequest.Builder request) {
        return text(nobody, operation, request);
    }

    String text(Authentication authentication, String operation, ApiRequest.Builder request) {
        CallContext call = call(CallOptions.defaults(), operation);
        return TestCalls.await(client(authentication).send(call, request.build()))
                .text();
    }

    String text(CallOptions options, String operation, ApiRequest.Builder request) {
        return TestCalls.await(client().send(call(options, operation), request.build()))
                .text();
    }

    ErrorCode failure(String operation, ApiRequest.Builder request) {
        return TestCalls.failureOf(send(operation, request)).code();
    }

    /** Sends, and waits for the end, be it good or bad. */
    void outcome(String operation, ApiRequest.Builder request) {
        TestCalls.await(send(operation, request).handle((answer, thrown) -> {
            if (thrown != null && !(StageFailure.cause(thrown) instanceof ExternalSystemException)) {
                throw StageFailure.again(thrown);
            }
            return true;
        }));
    }

    Map<String, Object> dryRun(String operation, ApiRequest.Builder request) {
        CallContext call = call(CallOptions.defaults().asDryRun(), operation);
        return TestCalls.await(client().send(call, request.build()).handle((answer, thrown) -> {
            if (StageFailure.cause(thrown) instanceof DryRunStop stop) {
                return stop.request();
            }
            throw new AssertionError("no dry run", thrown);
        }));
    }

    @Override
    public void close() {
        server.close();
        runtime.close();
    }
}
