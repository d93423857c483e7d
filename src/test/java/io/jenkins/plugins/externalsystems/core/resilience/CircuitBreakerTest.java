package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest extends PipelineFixture {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ResiliencePipeline pipeline = pipeline(TestSettings.breaking(3));

    @ParameterizedTest
    @EnumSource(
            value = Happening.class,
            names = {"NOT_CONNECTED", "TLS_FAILED", "BROKEN", "TIMED_OUT", "SERVER_FAILED", "UNAVAILABLE"})
    void opensAfterFailuresInARow(Happening sick) {
        fail(sick, 3);
        time.advance(Duration.ofSeconds(10));
        ExternalSystemException refused = TestCalls.failureOf(pipeline.execute(context(), SAFE, succeeding()));
        assertThat(refused.code()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(refused).hasMessageContaining("20 s");
        assertThat(refused.metadata()).containsEntry(MetadataKeys.RETRY_AFTER_MS, 20_000L);
        assertThat(attempts).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Happening.class,
            names = {"REFUSED", "RATE_LIMITED", "UNSENDABLE", "UNREADABLE"})
    void staysClosedForWhatIsNotTheServicesIllness(Happening other) {
        fail(other, 20);
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }

    @Test
    void anAnswerBreaksTheRow() {
        fail(Happening.SERVER_FAILED, 2);
        TestCalls.await(pipeline.execute(context(), SAFE, succeeding()));
        fail(Happening.SERVER_FAILED, 2);
        fail(Happening.REFUSED, 1);
        fail(Happening.SERVER_FAILED, 2);
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }

    @Test
    void letsOneProbeGoAfterThePauseAndClosesWithIt() {
        fail(Happening.BROKEN, 3);
        time.advance(PAUSE);
        CompletableFuture<String> probe = new CompletableFuture<>();
        CompletionStage<String> first = pipeline.execute(context(), SAFE, () -> probe);
        assertRefused();
        probe.complete("well again");
        assertThat(TestCalls.await(first)).isEqualTo("well again");
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
        fail(Happening.BROKEN, 2);
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        fail(Happening.BROKEN, 3);
        time.advance(PAUSE);
        fail(Happening.BROKEN, 1);
        time.advance(PAUSE.minusMillis(1));
        assertRefused();
        time.advance(Duration.ofMillis(1));
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }

    @Test
    void aCancelledProbeLeavesRoomForAnother() {
        fail(Happening.BROKEN, 3);
        time.advance(PAUSE);
        CallContext context = context();
        pipeline.execute(context, SAFE, CompletableFuture::new);
        assertRefused();
        context.cancellation().cancel();
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }

    @Test
    void whatBeganBeforeItOpenedDoesNotCloseIt() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletionStage<String> early = pipeline.execute(context(), SAFE, () -> slow);
        fail(Happening.BROKEN, 3);
        slow.complete("late");
        assertThat(TestCalls.await(early)).isEqualTo("late");
        assertRefused();
    }

    @Test
    void refusesWhatWaitedForASlotWhenItOpened() {
        ResiliencePipeline narrow = new ResiliencePipeline(
                new ResilienceSettings(Duration.ofSeconds(30), Duration.ofSeconds(120), 0, 0, 0, 0, 10, 1, 1, PAUSE),
                time,
                time,
                new Random(1));
        CompletableFuture<String> first = new CompletableFuture<>();
        narrow.execute(context(), SAFE, () -> first);
        CompletionStage<String> queued = narrow.execute(context(), SAFE, succeeding());
        first.completeExceptionally(new AttemptException(
                new ExternalSystemException(ErrorCode.SERVER_ERROR, "Down."), Happening.SERVER_FAILED, null));
        assertThat(TestCalls.failureOf(queued).code()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(attempts).hasValue(0);
    }

    @Test
    void aStallThatTheDeadlineCutsCounts() {
        for (int i = 0; i < 3; i++) {
            pipeline.execute(context(), SAFE, CompletableFuture::new);
        }
        time.advance(DEADLINE);
        assertRefused();
    }

    @Test
    void zeroSwitchesItOff() {
        ResiliencePipeline never = pipeline(TestSettings.breaking(0));
        for (int i = 0; i < 100; i++) {
            TestCalls.failureOf(never.execute(context(), SAFE, failing(Happening.BROKEN, null)));
        }
        assertThat(attempts).hasValue(100);
    }

    private void fail(Happening happening, int times) {
        for (int i = 0; i < times; i++) {
            TestCalls.failureOf(pipeline.execute(context(), SAFE, failing(happening, null)));
        }
    }

    private void assertRefused() {
        int before = attempts.get();
        ExternalSystemException refused = TestCalls.failureOf(pipeline.execute(context(), SAFE, succeeding()));
        assertThat(refused.code()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(attempts).hasValue(before);
    }
}
