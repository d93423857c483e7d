package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that are submitted and waited for. */
class RestJobsTest {
    private RestFixture fixture = new RestFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aJobIsSubmittedAndWaitedForWithBackoff() {
        fixture.harbour.jobs().end(6, "succeeded");
        List<String> news = new ArrayList<>();
        ExternalSystemResult result = call(
                connection(map("result_path", "/jobs/{job}/result")),
                CallOptions.defaults().withProgress(news::add));
        assertThat(result.errorMessage()).isNull();
        assertThat(result.resultData()).isEqualTo(map("job", 41, "items", List.of(map("sum", 7)), "count", 1));
        assertThat(fixture.test.time().waits())
                .containsExactly(seconds(1), seconds(2), seconds(4), seconds(5), seconds(5), seconds(5));
        assertThat(news)
                .startsWith("job 41 is submitted", "job 41 is 'running', 16")
                .last()
                .asString()
                .contains("100");
        assertThat(result.metadata()).containsEntry("completed_steps", List.of("submitted", "finished"));
    }

    @Test
    void theServicesWordsSayWhyAJobFailed() {
        fixture.harbour.jobs().end(2, "failed");
        ExternalSystemResult result = call(connection(map()), CallOptions.defaults());
        bad(result, ErrorCode.CLIENT_ERROR, "job 41 failed: the crane is broken.");
        assertThat(result.metadata()).containsEntry("vendor_error", "failed").doesNotContainKey("outcome");
        assertThat(result.resultData()).containsEntry("job", 41).containsEntry("status", "failed");
    }

    @Test
    void credentialsInTheServicesWordsAreMasked() {
        fixture.harbour.jobs().end(2, "failed");
        List<String> news = new ArrayList<>();
        // As if the service sent the token back, in the words about the job and in its states.
        for (String token : List.of("crane", "running")) {
            ExternalSystem known = connection(map(), "auth_type", "bearer", "auth_secret", SecretValue.of(token));
            ExternalSystemResult result = call(known, CallOptions.defaults().withProgress(news::add));
            assertThat(result.errorMessage()).contains("failed: the ").doesNotContain(token);
            assertThat(news).isNotEmpty().noneMatch(line -> line.contains(token));
            news.clear();
        }
    }

    @Test
    void theDeadlineSaysHowFarTheJobIs() {
        fixture.harbour.jobs().end(1000, "succeeded");
        ExternalSystemResult result = call(connection(map()), CallOptions.defaults());
        bad(
                result,
                ErrorCode.TIMEOUT_ERROR,
                "job 41 is submitted and was not done before the deadline; it was 'running' (2) at the last of 26 looks.");
        assertThat(fixture.test.time().passed()).isBetween(seconds(110), seconds(120));

        ExternalSystemResult longer = call(connection(map("deadline", "10m")), CallOptions.defaults());
        bad(longer, ErrorCode.TIMEOUT_ERROR, "job 42", "looks");
        assertThat(fixture.test.time().passed()).isGreaterThan(seconds(600));

        ExternalSystemResult own =
                call(connection(map("deadline", "10m")), CallOptions.defaults().withDeadline(seconds(3)));
        bad(own, ErrorCode.TIMEOUT_ERROR, "job 43");
    }

    @Test
    void aServiceThatIsAwayForAWhileIsAskedAgain() {
        ExternalSystem connection = connection(map(), "max_retries", 0);
        fixture.harbour.nextReply(
                Reply.json(202, "{\"job\":{\"id\":41}}"),
                Reply.reset(),
                Reply.empty(503).with("Retry-After", "17"),
                Reply.empty(429).with("Retry-After", "9"),
                Reply.json(200, "{\"state\":\"succeeded\",\"rows\":[]}"));
        ExternalSystemResult result = call(connection, CallOptions.defaults());
        assertThat(result.errorMessage()).isNull();
        assertThat(fixture.test.time().waits()).contains(seconds(17));

        fixture.harbour.nextReply(Reply.json(202, "{\"job\":{\"id\":7}}"), Reply.empty(403));
        ExternalSystemResult refused = call(connection, CallOptions.defaults());
        bad(refused, ErrorCode.PERMISSION_ERROR, "operation 'compute', job 7: the service answered HTTP 403");
        assertThat(refused.resultData()).containsEntry("job", 7);
    }

    @Test
    void aCallMadeAgainGoesOnWaitingAndSubmitsNothing() {
        ExternalSystem connection = connection(map());
        assertThat(connection.isSafeToRepeat("compute", Map.of("kind", "sum"))).isTrue();
        fixture.harbour.jobs().end(1000, "succeeded");
        StepJournal first = new StepJournal();
        bad(call(connection, CallOptions.defaults().withJournal(first)), ErrorCode.TIMEOUT_ERROR, "job 41");

        fixture.harbour.jobs().end(1, "succeeded");
        StepJournal kept = new StepJournal(first.completed());
        ExternalSystemResult again =
                call(connection, CallOptions.defaults().withJournal(kept).asRepeat());
        assertThat(again.success()).isTrue();
        assertThat(again.resultData()).containsEntry("job", 41);
        assertThat(fixture.harbour.jobs().submitted()).isEqualTo(1);

        fixture.harbour.jobs().end(1, "failed");
        bad(
                call(
                        connection,
                        CallOptions.defaults()
                                .withJournal(new StepJournal(first.completed()))
                                .asRepeat()),
                ErrorCode.CLIENT_ERROR,
                "job 41 failed");
    }

    @Test
    void theSubmitIsStoredBeforeTheFirstWait() throws InterruptedException {
        fixture.close();
        fixture = new RestFixture(TestRuntime.manual());
        CountDownLatch stored = new CountDownLatch(1);
        StepJournal journal = new StepJournal(Map.of(), grown -> {
            stored.countDown();
            return CompletableFuture.completedFuture(null);
        });
        connection(map())
                .executeOperationAsync(
                        "compute", map("kind", "sum"), CallOptions.defaults().withJournal(journal));
        assertThat(stored.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.test.time().passed()).isZero();
    }

    @Test
    void aCallMadeAgainOfWhichNobodyKnowsWhetherItSubmittedSendsNothing() {
        ExternalSystemResult result =
                call(connection(map()), CallOptions.defaults().asRepeat());
        bad(result, ErrorCode.EXCEPTION, "may have arrived", "look for the job there");
        assertThat(result.isOutcomeUnknown()).isTrue();
        fixture.harbour.nextReply(Reply.reset());
        ExternalSystemResult lost = call(connection(map()), CallOptions.defaults());
        bad(lost, ErrorCode.CONNECTION_ERROR, "Whether the service did it is not known");
        assertThat(lost.isOutcomeUnknown()).isTrue();
        assertThat(fixture.harbour.requests()).hasSize(1);
    }

    @Test
    void cancellingEndsTheWait() throws InterruptedException {
        fixture.close();
        fixture = new RestFixture(TestRuntime.manual());
        Cancellation cancellation = new Cancellation();
        List<String> news = new CopyOnWriteArrayList<>();
        CompletionStage<ExternalSystemResult> running = connection(map())
                .executeOperationAsync(
                        "compute",
                        map("kind", "sum"),
                        CallOptions.defaults().withCancellation(cancellation).withProgress(news::add));
        fixture.harbour.awaitRequest("POST", "/jobs");
        cancellation.cancel();
        assertThatThrownBy(() -> TestCalls.await(running)).isInstanceOf(CancellationException.class);
        assertThat(fixture.test.time().pendingWaits()).isZero();
    }

    @Test
    void anAnswerThatNamesNoJobSaysSo() {
        ExternalSystem connection = connection(map());
        fixture.harbour.nextReply(Reply.json(202, "{\"job\":{}}"), Reply.json(202, "{\"job\":{\"id\":\"../x\"}}"));
        bad(
                call(connection, CallOptions.defaults()),
                ErrorCode.EXCEPTION,
                "cannot be waited for: 'job' must not be empty");
        bad(call(connection, CallOptions.defaults()), ErrorCode.EXCEPTION, "'job' would leave its place");
        assertThat(fixture.harbour.requests()).hasSize(2);
    }

    @Test
    void aDryRunShowsTheSubmit() {
        ExternalSystemResult result =
                call(connection(map()), CallOptions.defaults().asDryRun());
        assertThat(result.resultData().get("request").toString()).contains("POST", "kind=sum");
        assertThat(fixture.harbour.requests()).isEmpty();
        assertThat(done(fixture.connection(), "describe")).containsEntry("count", 0);
    }

    private ExternalSystem connection(Map<String, Object> more, Object... settings) {
        Map<String, Object> poll = map(
                "fields", map("job", "$.job.id"),
                "path", "/jobs/{job}",
                "status", "$.state",
                "done", "succeeded",
                "failed", List.of("failed", "aborted"),
                "error", "$.error.message",
                "progress", "$.percent",
                "max_interval", "5s");
        poll.putAll(more);
        Map<String, Object> operation = map(
                "name",
                "compute",
                "method",
                "POST",
                "path",
                "/jobs",
                "body",
                map("kind", "{{kind}}"),
                "poll",
                poll,
                "result",
                map("sum", "$.sum"));
        if (more.containsKey("result_path")) {
            operation.put("items", "$.rows");
        }
        List<Object> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("operations", List.of(operation)));
        return fixture.connection(all.toArray());
    }

    private static ExternalSystemResult call(ExternalSystem connection, CallOptions options) {
        return TestCalls.await(connection.executeOperationAsync("compute", map("kind", "sum"), options));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
