package io.jenkins.plugins.externalsystems.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many calls at once: the cap, its order, and what waiting costs. */
class WaitingCallsTest extends PipelineFixture {
    @Test
    void theCapIsKeptAndFair() {
        ResiliencePipeline pipeline = pipeline(TestSettings.concurrent(3));
        List<Integer> started = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<String>> running = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 20; i++) {
            int number = i;
            pipeline.execute(context(), SAFE, () -> {
                started.add(number);
                CompletableFuture<String> attempt = new CompletableFuture<>();
                running.add(attempt);
                return attempt;
            });
        }
        for (int over = 0; over < 20; over++) {
            assertThat(running).hasSize(Math.min(20, over + 3));
            running.get(over).complete("done");
        }
        assertThat(started).isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void aThousandWaitingCallsHoldNoThread() {
        int before = Thread.activeCount();
        ResiliencePipeline capped = pipeline(TestSettings.concurrent(1));
        ResiliencePipeline limited = pipeline(TestSettings.limited(60_000, 0, 1));
        ResiliencePipeline pausing = pipeline(TestSettings.of(3, 0.3));
        capped.execute(context(), SAFE, CompletableFuture::new);
        List<CompletionStage<String>> calls = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            capped.execute(context(), SAFE, succeeding());
            calls.add(limited.execute(context(), SAFE, succeeding()));
            pausing.execute(context(), SAFE, failing(Happening.UNAVAILABLE, Duration.ofSeconds(60)));
        }
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2);
        time.advance(Duration.ofSeconds(2));
        calls.forEach(TestCalls::await);
    }

    @Test
    void aThousandCallsThatFailAtOnceFitOnTheStack() {
        ResiliencePipeline pipeline = pipeline(TestSettings.concurrent(1));
        CompletableFuture<String> first = new CompletableFuture<>();
        pipeline.execute(context(), SAFE, () -> first);
        List<CompletionStage<String>> calls = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            calls.add(pipeline.execute(context(), SAFE, failing(Happening.REFUSED, null)));
        }
        first.complete("done");
        calls.forEach(TestCalls::failureOf);
        assertThat(attempts).hasValue(5_000);
    }

    @Test
    void anAttemptThatThrowsEndsTheCallAndFreesItsSlot() {
        ResiliencePipeline pipeline = pipeline(TestSettings.concurrent(1));
        CompletionStage<String> broken = pipeline.execute(context(), SAFE, () -> {
            throw new IllegalStateException("defect");
        });
        assertThat(broken.toCompletableFuture()).isCompletedExceptionally();
        assertThat(TestCalls.await(pipeline.execute(context(), SAFE, succeeding())))
                .isEqualTo("done");
    }
}
