package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RateLimitTest extends PipelineFixture {
    @Test
    void theBurstGoesAtOnceAndTheRestAtTheRate() {
        ResiliencePipeline pipeline = pipeline(TestSettings.limited(60, 0, 10));
        start(pipeline, 30);
        assertThat(attempts).hasValue(10);
        time.advance(Duration.ofMillis(999));
        assertThat(attempts).hasValue(10);
        time.advance(Duration.ofMillis(1));
        assertThat(attempts).hasValue(11);
        time.advance(Duration.ofSeconds(19));
        assertThat(attempts).hasValue(30);
    }

    @Test
    void theHourIsAllowedOnceAnHour() {
        ResiliencePipeline pipeline = pipeline(TestSettings.limited(0, 20, 5));
        start(pipeline, 20);
        assertThat(attempts).hasValue(20);
        ExternalSystemException refused = TestCalls.failureOf(pipeline.execute(context(), SAFE, succeeding()));
        assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMIT_ERROR);
        time.advance(Duration.ofMinutes(59));
        start(pipeline, 3);
        assertThat(attempts).hasValue(20);
        time.advance(Duration.ofMinutes(1));
        assertThat(attempts).hasValue(23);
    }

    @Test
    void aWaitBeyondTheDeadlineIsRefusedAtOnce() {
        ResiliencePipeline pipeline = pipeline(TestSettings.limited(1, 0, 1));
        List<CompletionStage<String>> calls = start(pipeline, 4);
        assertThat(attempts).hasValue(1);
        ExternalSystemException refused = TestCalls.failureOf(calls.get(2));
        assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMIT_ERROR);
        assertThat(refused.metadata())
                .containsEntry(MetadataKeys.LOCAL, true)
                .containsEntry(MetadataKeys.RETRY_AFTER_MS, 120_000L);
        assertThat(isOver(calls.get(1))).isFalse();
        time.advance(DEADLINE);
        assertThat(attempts).hasValue(2);
        assertThat(TestCalls.await(calls.get(1))).isEqualTo("done");
    }

    @Test
    void whoStandsInTheQueueForASlotIsCountedToo() {
        ResiliencePipeline pipeline = pipeline(
                new ResilienceSettings(Duration.ofSeconds(30), DEADLINE, 0, 0, 1, 0, 1, 1, 0, Duration.ofSeconds(30)));
        List<CompletionStage<String>> calls = start(pipeline, 5);
        assertThat(TestCalls.failureOf(calls.get(4)).code()).isEqualTo(ErrorCode.RATE_LIMIT_ERROR);
        assertThat(time.passed()).isZero();
    }

    @Test
    void repeatsCountAsRequests() {
        ResiliencePipeline pipeline = pipeline(TestSettings.limited(60, 0, 2));
        pipeline.execute(context(), SAFE, failing(Happening.UNAVAILABLE, Duration.ofMillis(1)));
        time.advance(Duration.ofMillis(700));
        int before = attempts.get();
        assertThat(before).isEqualTo(2);
        start(pipeline, 1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aKeyHasALimitOfItsOwn() {
        ResiliencePipeline pipeline = pipeline(TestSettings.of(0, 0));
        AtomicInteger one = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            pipeline.execute(context(), channel("C1"), counting(one));
            pipeline.execute(context(), channel("C2"), counting(other));
        }
        assertThat(one).hasValue(1);
        assertThat(other).hasValue(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(one).hasValue(2);
        time.advance(Duration.ofSeconds(1));
        assertThat(one).hasValue(3);
        assertThat(other).hasValue(3);
    }

    @Test
    void remembersABoundedNumberOfKeys() {
        RequestLimiter limiter = new RequestLimiter(TestSettings.of(0, 0), time);
        for (int i = 0; i < 5000; i++) {
            limiter.take(channel("C" + i).limits());
        }
        assertThat(limiter.rememberedKeys()).isLessThanOrEqualTo(1000);
        assertThat(limiter.take(channel("C4999").limits())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a429HoldsBackTheOthers() {
        ResiliencePipeline pipeline = pipeline(TestSettings.of(0, 0.3));
        CompletableFuture<String> limited = new CompletableFuture<>();
        pipeline.execute(context(), SAFE, () -> limited);
        limited.completeExceptionally(new AttemptException(
                new ExternalSystemException(ErrorCode.RATE_LIMIT_ERROR, "Slower."),
                Happening.RATE_LIMITED,
                Duration.ofSeconds(45)));
        AtomicInteger others = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            pipeline.execute(context(), SAFE, counting(others));
        }
        time.advance(Duration.ofSeconds(44));
        assertThat(others).hasValue(0);
        time.advance(Duration.ofSeconds(1));
        assertThat(others).hasValue(5);
    }

    @Test
    void an429HoldsWhatWaitsAlready() {
        ResiliencePipeline pipeline = pipeline(TestSettings.limited(60, 0, 1));
        CompletableFuture<String> limited = new CompletableFuture<>();
        // Too little time to ask again itself.
        pipeline.execute(TestCalls.context(time, Duration.ofSeconds(10)), SAFE, () -> limited);
        start(pipeline, 1);
        limited.completeExceptionally(new AttemptException(
                new ExternalSystemException(ErrorCode.RATE_LIMIT_ERROR, "Slower."),
                Happening.RATE_LIMITED,
                Duration.ofSeconds(45)));
        time.advance(Duration.ofSeconds(44));
        assertThat(attempts).hasValue(0);
        time.advance(Duration.ofSeconds(2));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anAbsurdRetryAfterHoldsForACallsUsualTimeOnly() {
        ResiliencePipeline pipeline = pipeline(TestSettings.of(1, 0.3));
        TestCalls.failureOf(pipeline.execute(context(), SAFE, failing(Happening.RATE_LIMITED, Duration.ofDays(3650))));
        time.advance(DEADLINE);
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }

    private List<CompletionStage<String>> start(ResiliencePipeline pipeline, int calls) {
        List<CompletionStage<String>> stages = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            stages.add(pipeline.execute(context(), SAFE, succeeding()));
        }
        return stages;
    }

    private static Supplier<CompletableFuture<String>> counting(AtomicInteger count) {
        return () -> {
            count.incrementAndGet();
            return CompletableFuture.completedFuture("done");
        };
    }

    private static AttemptPolicy channel(String id) {
        return new AttemptPolicy(
                RepeatSafety.UNSAFE, List.of(new RateLimit("channel:" + id, 1, Duration.ofSeconds(1), 1)));
    }
}
