package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadline and cancellation, wherever a call is when they come. */
class DeadlineTest extends PipelineFixture {
    private final CompletableFuture<String> onTheWire = new CompletableFuture<>();

    @Test
    void endsAnAttemptThatRuns() {
        CompletionStage<String> stage = pipeline(TestSettings.of(3, 0.3)).execute(context(), SAFE, () -> onTheWire);
        time.advance(DEADLINE.minusMillis(1));
        assertThat(isOver(stage)).isFalse();
        time.advance(Duration.ofMillis(1));
        ExternalSystemException failure = TestCalls.failureOf(stage);
        assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
        assertThat(failure.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(onTheWire).isCancelled();
    }

    @Test
    void leavesTheOutcomeUnknownWhereARepeatIsNotSafe() {
        CompletionStage<String> stage = pipeline(TestSettings.of(3, 0.3)).execute(context(), UNSAFE, () -> onTheWire);
        time.advance(DEADLINE);
        assertThat(TestCalls.failureOf(stage).metadata())
                .containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    @Test
    void whatWaitsForASlotWasSurelyNotSent() {
        ResiliencePipeline pipeline = pipeline(TestSettings.concurrent(1));
        pipeline.execute(TestCalls.context(time, Duration.ofHours(1)), UNSAFE, () -> onTheWire);
        CompletionStage<String> queued = pipeline.execute(context(), UNSAFE, succeeding());
        time.advance(DEADLINE);
        ExternalSystemException failure = TestCalls.failureOf(queued);
        assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
        assertThat(failure.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(attempts).hasValue(0);
    }

    @Test
    void thatHasPassedSendsNothing() {
        CallContext late = context();
        time.advance(DEADLINE);
        CompletionStage<String> stage = pipeline(TestSettings.of(3, 0.3)).execute(late, SAFE, succeeding());
        assertThat(TestCalls.failureOf(stage).code()).isEqualTo(ErrorCode.TIMEOUT_ERROR);
        assertThat(attempts).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {120, 121, 3600, Integer.MAX_VALUE})
    void aRepeatThatWouldComeTooLateIsNotWaitedFor(long retryAfter) {
        CompletionStage<String> stage = pipeline(TestSettings.of(3, 0.3))
                .execute(context(), SAFE, failing(Happening.RATE_LIMITED, Duration.ofSeconds(retryAfter)));
        assertThat(TestCalls.failureOf(stage)).hasMessage("The service failed.");
        assertThat(attempts).hasValue(1);
        assertThat(time.passed()).isZero();
    }

    @Test
    void cancellingEndsAnAttempt() {
        CallContext context = context();
        CompletionStage<String> stage = pipeline(TestSettings.of(3, 0.3)).execute(context, UNSAFE, () -> onTheWire);
        context.cancellation().cancel();
        assertCancelled(stage);
        assertThat(onTheWire).isCancelled();
    }

    @Test
    void cancellingEndsAPause() {
        CallContext context = context();
        CompletionStage<String> stage = pipeline(TestSettings.of(3, 0.3))
                .execute(context, SAFE, failing(Happening.UNAVAILABLE, Duration.ofSeconds(60)));
        context.cancellation().cancel();
        assertCancelled(stage);
        time.advance(DEADLINE);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void cancellingEndsAWaitForALimitAndGivesThePermitBack() {
        ResiliencePipeline pipeline = pipeline(TestSettings.limited(1, 0, 1));
        pipeline.execute(context(), SAFE, succeeding());
        CallContext context = context();
        CompletionStage<String> waiting = pipeline.execute(context, SAFE, succeeding());
        context.cancellation().cancel();
        assertCancelled(waiting);
        CompletionStage<String> next = pipeline.execute(context(), SAFE, succeeding());
        time.advance(Duration.ofSeconds(60));
        assertThat(TestCalls.await(next)).isEqualTo("done");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void cancellingLeavesTheQueueForASlot() {
        ResiliencePipeline pipeline = pipeline(TestSettings.concurrent(1));
        pipeline.execute(context(), SAFE, () -> onTheWire);
        CallContext context = context();
        CompletionStage<String> queued = pipeline.execute(context, SAFE, failing(Happening.REFUSED, null));
        CompletionStage<String> next = pipeline.execute(context(), SAFE, succeeding());
        context.cancellation().cancel();
        assertCancelled(queued);
        onTheWire.complete("first");
        assertThat(TestCalls.await(next)).isEqualTo("done");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aCancelledCallSendsNothing() {
        CallContext context = context();
        context.cancellation().cancel();
        assertCancelled(pipeline(TestSettings.of(3, 0.3)).execute(context, SAFE, succeeding()));
        assertThat(attempts).hasValue(0);
    }

    @Test
    void anEndedCallLeavesNothingBehind() {
        CallContext context = context();
        ResiliencePipeline pipeline = pipeline(TestSettings.of(3, 0.3));
        TestCalls.await(pipeline.execute(context, SAFE, succeeding()));
        assertThat(pipeline.deadlines().size()).isZero();
    }

    private void assertCancelled(CompletionStage<?> stage) {
        assertThatThrownBy(() -> TestCalls.await(stage)).isInstanceOf(CancellationException.class);
    }
}
