package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests end to end: credentials, real socket, error mapping and the pipeline around them. */
class ApiClientTest {
    private static final String TOKEN = "canary-token/+1";

    private final TestRuntime runtime = new TestRuntime();
    private final FakeServer server = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.json(200, "{}").with("X-Request-Id", "id-1");
        }
    };
    private final CallContext context = TestCalls.context(runtime.time(), Duration.ofSeconds(120));

    @AfterEach
    void close() {
        server.close();
        runtime.close();
    }

    @Test
    void sendsCredentialsAndOneAcceptHeader() {
        TestCalls.await(send(get().header("accept", "text/html")));
        RecordedRequest received = server.requests().get(0);
        assertThat(received.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(received.headers().get("Accept")).containsExactly("text/html");
        assertThat(context.trace().toMetadata())
                .containsEntry(MetadataKeys.HTTP_STATUS, 200)
                .containsEntry(MetadataKeys.REQUEST_ID, "id-1")
                .containsEntry(MetadataKeys.ATTEMPTS, 1);
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "'Sun, 22 Nov 2026 08:00:50 GMT', 50000"})
    void waitsAsLongAsA429Asks(String header, long millis) {
        server.nextReply(Reply.empty(429).with("Retry-After", header));
        TestCalls.await(send(post()));
        assertThat(server.requests()).hasSize(2);
        assertThat(runtime.time().waits()).containsExactly(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"''", "-3", "soon"})
    void backsOffWhereA429DoesNotSay(String header) {
        server.nextReply(Reply.empty(429).with("Retry-After", header));
        TestCalls.await(send(post()));
        assertThat(server.requests()).hasSize(2);
        assertThat(runtime.time().passed()).isLessThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void a429ThatAsksForMoreThanTheDeadlineIsTheAnswer() {
        server.nextReply(Reply.empty(429).with("Retry-After", "99999"));
        ExternalSystemException failure = TestCalls.failureOf(send(post()));
        assertThat(failure.code()).isEqualTo(ErrorCode.RATE_LIMIT_ERROR);
        assertThat(failure.metadata()).containsEntry(MetadataKeys.RETRY_AFTER_MS, 99_999_000L);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aCreateIsSentOnceWhenNobodyKnowsWhetherItArrived() {
        for (Reply fault : new Reply[] {Reply.reset(), Reply.empty(500), Reply.empty(503), Reply.empty(408)}) {
            server.nextReply(fault);
            ExternalSystemException failure = TestCalls.failureOf(send(post()));
            assertThat(failure.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        }
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void nothingGoesOutBeforeTheJournalIsStored() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        StepJournal journal = new StepJournal(Map.of(), grown -> written);
        CallContext call = withJournal(journal);
        TestCalls.await(client(Authentications.none()).send(call, post().build()));
        journal.complete("first", "done");
        CompletionStage<?> next = client(Authentications.none()).send(call, post().build());
        assertThat(server.requests()).hasSize(1);
        written.complete(null);
        TestCalls.await(next);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void nothingGoesOutWhereTheJournalCannotBeStored() {
        ExternalSystemException full = new ExternalSystemException(ErrorCode.EXCEPTION, "Disk full.");
        StepJournal journal = new StepJournal(Map.of(), grown -> CompletableFuture.failedFuture(full));
        journal.complete("first", "done");
        assertThat(TestCalls.failureOf(client(Authentications.none()).send(withJournal(journal), post().build())))
                .hasMessage("Disk full.");
        assertThat(server.requests()).isEmpty();
    }

    private CallContext withJournal(StepJournal journal) {
        CallOptions options = CallOptions.defaults().withJournal(journal);
        return new CallContext("conn", "op", options, context.deadline(), new CallTrace());
    }

    @Test
    void aReadIsSentAgainUntilRetriesAreUsedUp() {
        server.nextReply(Reply.reset(), Reply.empty(500), Reply.empty(502));
        assertThat(TestCalls.await(send(get())).status()).isEqualTo(200);
        server.nextReply(Reply.empty(500), Reply.empty(500), Reply.empty(500), Reply.empty(500));
        assertThat(TestCalls.failureOf(send(get())).code()).isEqualTo(ErrorCode.SERVER_ERROR);
        assertThat(server.requests()).hasSize(8);
    }

    @Test
    void aCreateWhoseAnswerIsNoJsonMayHaveHappened() {
        server.nextReply(Reply.text(200, "<html>a proxy's page, secret</html>"), Reply.text(200, "<html>"));
        ApiClient client = client(Authentications.none());
        ExternalSystemException failure = TestCalls.failureOf(client.sendForJson(context, post().build()));
        assertThat(failure.code()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(failure)
                .hasMessageStartingWith("Connection 'conn', operation 'op': ")
                .hasMessageNotContaining("secret");
        assertThat(failure.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        assertThat(TestCalls.failureOf(client.sendForJson(context, get().build()))
                        .metadata())
                .doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(server.requests()).hasSize(2);
        assertThat(TestCalls.await(client.sendForJson(context, get().build())).isObject())
                .isTrue();
    }

    @Test
    void cancellingStopsTheRequest() {
        server.nextReply(Reply.stall());
        CompletionStage<HttpResponse> sent = send(post());
        context.cancellation().cancel();
        assertThatThrownBy(() -> TestCalls.await(sent)).isInstanceOf(CancellationException.class);
    }

    @Test
    void theDeadlineStopsTheRequest() {
        server.nextReply(Reply.stall());
        CompletionStage<HttpResponse> sent = send(post());
        runtime.time().advance(Duration.ofSeconds(120));
        ExternalSystemException failure = TestCalls.failureOf(sent);
        assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
        assertThat(failure.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    @Test
    void aLargeBodyMovesTheDeadline() {
        int bytes = 1024 * 1024 + 100 * 256 * 1024;
        server.nextReply(Reply.stall());
        CompletionStage<HttpResponse> sent =
                send(post().body(HttpBody.of(new byte[bytes], "application/octet-stream")));
        runtime.time().advance(Duration.ofSeconds(219));
        assertThat(sent.toCompletableFuture()).isNotDone();
        runtime.time().advance(Duration.ofSeconds(1));
        assertThat(TestCalls.failureOf(sent).code()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
    }

    @Test
    void renewsCredentialsOnceACall() {
        Renewing authentication = new Renewing();
        server.nextReply(Reply.empty(401));
        TestCalls.await(client(authentication).send(context, post().build()));
        assertThat(server.requests().get(1).header("Authorization")).isEqualTo("token 1");

        server.nextReply(Reply.empty(401), Reply.empty(401));
        CompletionStage<HttpResponse> refused = client(authentication).send(context, post().build());
        assertThat(TestCalls.failureOf(refused).code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(authentication.renewals).hasValue(2);

        server.nextReply(Reply.empty(401), Reply.empty(503), Reply.empty(401));
        CompletionStage<HttpResponse> later = client(authentication).send(context, get().build());
        assertThat(TestCalls.failureOf(later).code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(authentication.renewals).hasValue(3);
    }

    @Test
    void theServicesWordsAreCutCleanedAndMasked() {
        server.nextReply(Reply.text(400, "bad\r\n\u001b[31m" + TOKEN + " \u202e" + "x".repeat(5000)));
        ExternalSystemException failure = TestCalls.failureOf(send(post()));
        assertThat(failure)
                .hasMessageContaining("bad [31m**** ")
                .hasMessageNotContaining(TOKEN)
                .hasMessageEndingWith("…");
        assertThat(failure.getMessage()).hasSizeLessThan(600);
        assertThat(failure.metadata().get(MetadataKeys.VENDOR_ERROR).toString()).doesNotContain(TOKEN);
    }

    @Test
    void aSecretIsMaskedWhereverTheCutGoesThroughIt() {
        for (int before = 470; before < 490; before++) {
            server.nextReply(Reply.text(400, "x".repeat(before) + TOKEN + "y".repeat(100)));
            assertThat(TestCalls.failureOf(send(post()))).hasMessageNotContaining(TOKEN.substring(0, 4));
        }
    }

    @Test
    void messagesTellTheHostAndNeverTheRestOfASecretUrl() {
        URI secret = URI.create("http://127.0.0.1:1/services/secret?key=secret");
        ApiClient client = client(Authentications.secretUrl(SecretValue.of(secret.toString())));
        ExternalSystemException failure = TestCalls.failureOf(client.send(context, post().build()));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(failure)
                .hasMessageStartingWith("Connection 'conn', operation 'op': cannot connect to 127.0.0.1")
                .hasMessageNotContaining("secret");
    }

    private ApiRequest.Builder get() {
        return ApiRequest.get(server.url());
    }

    private ApiRequest.Builder post() {
        return ApiRequest.of("POST", server.url(), RepeatSafety.UNSAFE).body(HttpBody.json("{}"));
    }

    private CompletionStage<HttpResponse> send(ApiRequest.Builder request) {
        return client(Authentications.bearer(SecretValue.of(TOKEN))).send(context, request.build());
    }

    private ApiClient client(Authentication authentication) {
        ResilienceSettings settings =
                ResilienceSettings.from(ConnectorConfig.builder("conn").build().bind(ResilienceSettings.declare(0)));
        ResiliencePipeline pipeline = new ResiliencePipeline(settings, runtime.time(), runtime.time(), new Random(5));
        return new ApiClient(runtime.transport(), pipeline, authentication, this::failureIn, HttpLimits.defaults());
    }

    private Optional<AttemptException> failureIn(HttpResponse response, CallContext call) {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        Duration wait = RetryAfter.of(response, runtime.time().instant()).orElse(null);
        AttemptException failed = StandardErrors.failure(
                call,
                StandardErrors.codeOf(response.status()),
                StandardErrors.happeningOf(response.status(), wait != null),
                "it said " + response.text(),
                wait);
        return Optional.of(new AttemptException(
                failed.failure().with(MetadataKeys.VENDOR_ERROR, response.text()), failed.happening(), wait));
    }

    private static final class Renewing implements Authentication {
        private final AtomicInteger renewals = new AtomicInteger();

        @Override
        public CompletionStage<HttpRequest> authenticate(HttpRequest request) {
            return CompletableFuture.completedFuture(request.toBuilder()
                    .header("Authorization", "token " + renewals)
                    .build());
        }

        @Override
        public CompletionStage<Boolean> renew(HttpRequest sent, HttpResponse refused) {
            renewals.incrementAndGet();
            return CompletableFuture.completedFuture(true);
        }
    }
}
