package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** GET requests with some authentication, as a connector makes them. */
public final class AuthenticatedCalls implements AutoCloseable {
    private final TestRuntime runtime = new TestRuntime();

    public TestRuntime runtime() {
        return runtime;
    }

    /** The text that the service answers. */
    public String get(URI base, String path, Authentication authentication) {
        return TestCalls.await(start(base, path, authentication)).text();
    }

    /** The failure that the call ends with. */
    public ExternalSystemException failure(URI base, String path, Authentication authentication) {
        return TestCalls.failureOf(start(base, path, authentication));
    }

    public CompletionStage<HttpResponse> start(URI base, String path, Authentication authentication) {
        ResilienceSettings settings =
                ResilienceSettings.from(ConnectorConfig.builder("conn").build().bind(ResilienceSettings.declare(0)));
        ResiliencePipeline pipeline = new ResiliencePipeline(settings, runtime.time(), runtime.time(), new Random(5));
        ApiClient client = new ApiClient(
                runtime.transport(), pipeline, authentication, AuthenticatedCalls::failureIn, HttpLimits.defaults());
        return client.send(
                TestCalls.context(runtime.time(), Duration.ofSeconds(60)),
                ApiRequest.get(URI.create(base + path)).build());
    }

    public HttpRequest request(URI base, String path) {
        return HttpRequest.builder("GET", URI.create(base + path)).build();
    }

    private static Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        return response.isSuccessful()
                ? Optional.empty()
                : Optional.of(StandardErrors.failure(
                        context,
                        StandardErrors.codeOf(response.status()),
                        StandardErrors.happeningOf(response.status(), false),
                        "it said " + response.text(),
                        null));
    }

    @Override
    public void close() {
        runtime.close();
    }
}
